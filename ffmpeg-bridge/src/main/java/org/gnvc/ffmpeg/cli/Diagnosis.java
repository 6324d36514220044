package org.gnvc.ffmpeg.cli;

import com.google.gson.GsonBuilder;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gnvc.cli.Versions;

/**
 * Everything the doctor found.
 *
 * @param findings parts of gnvc and what they need
 * @param programs FFmpegs of this machine, the chosen one first
 */
record Diagnosis(List<Finding> findings, List<FoundFfmpeg> programs) {

  boolean isHealthy() {
    return findings.stream().noneMatch(Finding::isProblem);
  }

  /** For people. */
  void print(PrintWriter out) {
    for (Finding finding : findings) {
      out.printf("%-11s %s%n", finding.part(), finding.isProblem() ? "PROBLEM" : finding.text());
      if (finding.isProblem()) {
        out.printf("            %s%n            cure: %s%n", finding.text(), finding.cure());
      }
    }
    out.println();
    out.println("FFmpegs of this machine (* is the one that bin/ffmpeg runs):");
    for (FoundFfmpeg program : programs) {
      out.printf(
          "%s %s, version %s, libavcodec %s, %s%n",
          program.chosen() ? "*" : " ",
          program.path(),
          program.version(),
          program.major() == 0 ? "unknown" : program.major(),
          program.linkage());
      out.println("    " + program.describe());
    }
    out.println();
    long problems = findings.stream().filter(Finding::isProblem).count();
    out.println(
        problems == 0
            ? "Everything works."
            : problems + (problems == 1 ? " problem." : " problems."));
    out.flush();
  }

  /** For programs. */
  void printJson(PrintWriter out) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("healthy", isHealthy());
    all.put("version", Versions.program());
    all.put("findings", findings.stream().map(Diagnosis::json).toList());
    all.put("ffmpegs", programs.stream().map(Diagnosis::json).toList());
    out.println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all));
    out.flush();
  }

  private static Map<String, Object> json(Finding finding) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("part", finding.part());
    fields.put("problem", finding.isProblem());
    fields.put("text", finding.text());
    if (finding.isProblem()) {
      fields.put("cure", finding.cure());
    }
    return fields;
  }

  private static Map<String, Object> json(FoundFfmpeg program) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("path", program.path().toString());
    fields.put("chosen", program.chosen());
    fields.put("version", program.version());
    fields.put("libavcodec", program.major());
    fields.put("linkage", program.linkage());
    fields.put("status", program.status());
    fields.put("replaced", program.replaced());
    return fields;
  }
}
