package org.gnvc.conformance.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gnvc.conformance.decoder.Commands;
import org.gnvc.conformance.judge.ConformanceLevel;

/**
 * What a run judges, and how.
 *
 * @param home the folder {@code conformance} of the project, which holds the vectors
 * @param commands the decoder under test
 * @param own whether it is our own, so that the library itself is judged as well
 * @param profile profile of the streams; all if empty
 * @param level highest level that is judged; those below it are as well
 * @param cases patterns ({@code *}, {@code ?}) of the names of cases; all if empty
 * @param jobs scenarios that run side by side, 1 or more
 * @param limit time that one command of the decoder has
 * @param lpips weights of LPIPS, for the perceptual limits
 * @param clips folder with videos, for the perceptual limits
 */
public record SuiteOptions(
    Path home,
    Commands commands,
    boolean own,
    Optional<String> profile,
    ConformanceLevel level,
    List<String> cases,
    int jobs,
    Duration limit,
    Optional<Path> lpips,
    Optional<Path> clips) {

  /** Profiles that there are streams of. */
  public static final List<String> PROFILES = List.of("lite", "wan");

  /** Time that a command has where nothing else is said. */
  public static final Duration LIMIT = Duration.ofMinutes(2);

  /** Checks the ranges and copies the list. */
  public SuiteOptions {
    cases = List.copyOf(cases);
    if (jobs < 1 || limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("jobs " + jobs + ", limit " + limit);
    }
  }

  /** Folder of the vectors of all versions. */
  public Path vectors() {
    return home.resolve("vectors");
  }

  /** Everything, for our own decoder, two scenarios side by side. */
  public static SuiteOptions own(Path home) {
    return new SuiteOptions(
        home,
        Commands.own(),
        true,
        Optional.empty(),
        ConformanceLevel.L3,
        List.of(),
        2,
        LIMIT,
        Optional.empty(),
        Optional.empty());
  }

  /** The same for another decoder. */
  public SuiteOptions withCommands(Commands other) {
    return new SuiteOptions(home, other, false, profile, level, cases, jobs, limit, lpips, clips);
  }

  /** The same for some levels and cases only. */
  public SuiteOptions select(ConformanceLevel highest, List<String> names) {
    return new SuiteOptions(
        home, commands, own, profile, highest, names, jobs, limit, lpips, clips);
  }
}
