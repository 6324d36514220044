package org.gnvc.conformance.report;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where, when and with what the run was made. */
record Surroundings(RunDescription run) {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  String html() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Suite", run.version());
    facts.put("Started", DATE.format(run.started()));
    facts.put("Took", duration(run.took()));
    facts.putAll(run.versions());
    facts.putAll(run.models());
    facts.put("Machine", machine());
    facts.put("Java", System.getProperty("java.vm.name") + " " + Runtime.version());
    StringBuilder html = new StringBuilder("<h2 id=\"environment\">Environment</h2>\n<dl>\n");
    facts.forEach(
        (name, value) ->
            html.append("<dt>%s</dt><dd>%s</dd>\n".formatted(Html.text(name), Html.text(value))));
    return html.append("</dl>\n").toString();
  }

  /** {@code 3 min 20 s}. */
  static String duration(Duration time) {
    long seconds = Math.round(time.toMillis() / 1000.0);
    return seconds < 60 ? seconds + " s" : "%d min %d s".formatted(seconds / 60, seconds % 60);
  }

  private static String machine() {
    return "%s %s on %s, %s for Java"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"),
            Html.count(Runtime.getRuntime().availableProcessors(), "processor"));
  }
}
