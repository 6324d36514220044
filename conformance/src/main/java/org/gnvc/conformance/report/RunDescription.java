package org.gnvc.conformance.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was judged, with what and when. The maps keep their order in the report.
 *
 * @param version of the conformance suite
 * @param started beginning of the run
 * @param took length of the run
 * @param commands option of the command line ({@code --decoder}) to the command given with it
 * @param versions program or library to its version
 * @param models model to its hash
 * @param subjects subject of a verdict to what it is about, in a few words; some may be missing
 */
public record RunDescription(
    String version,
    Instant started,
    Duration took,
    Map<String, String> commands,
    Map<String, String> versions,
    Map<String, String> models,
    Map<String, String> subjects) {

  /** Copies the maps. */
  public RunDescription {
    commands = ordered(commands);
    versions = ordered(versions);
    models = ordered(models);
    subjects = ordered(subjects);
  }

  private static Map<String, String> ordered(Map<String, String> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
