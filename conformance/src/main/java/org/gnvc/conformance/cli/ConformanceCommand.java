package org.gnvc.conformance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gnvc.cli.CommonOptions;
import org.gnvc.cli.Console;
import org.gnvc.cli.ExitCode;
import org.gnvc.conformance.decoder.CommandTemplate;
import org.gnvc.conformance.decoder.Commands;
import org.gnvc.conformance.judge.ConformanceLevel;
import org.gnvc.conformance.judge.Outcome;
import org.gnvc.conformance.report.Report;
import org.gnvc.conformance.run.Suite;
import org.gnvc.conformance.run.SuiteOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Judges a decoder: ours, or any that can be started with a command line. */
@Command(
    name = "conformance",
    description = {
      "Judge a decoder with the conformance suite: ours, or any other given as commands.",
      "Ends with code 0 if everything passed, 1 if something failed."
    },
    customSynopsis = "gnvc conformance [OPTIONS]",
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Places in commands: {input}, {frame}, {model} (folder of the model pack), {output.y4m} with",
      "any extension that FFmpeg reads. conformance/README.md says what a command must do."
    })
final class ConformanceCommand implements Callable<Integer> {

  /** Set by the launcher: the folder with the vectors. */
  private static final String HOME = "gnvc.conformance";

  @Spec CommandSpec spec;
  @Mixin CommonOptions common;

  @Option(
      names = "--decoder",
      paramLabel = "COMMAND",
      description = "Decodes: \"cmd {input} {output.y4m}\". Default: this program.")
  String decoder;

  @Option(
      names = "--symbols",
      paramLabel = "COMMAND",
      description = "Prints the digests of all groups: \"cmd {input}\".")
  String symbols;

  @Option(
      names = "--seek",
      paramLabel = "COMMAND",
      description = "Decodes from a frame on: \"cmd {input} {frame} {output.y4m}\".")
  String seek;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = {
        "Highest level to judge: L0 syntax, L1 symbols, L2 pixels, L3 perception. Default: L3."
      })
  ConformanceLevel level = ConformanceLevel.L3;

  @Option(
      names = "--profile",
      paramLabel = "lite|wan",
      description = "Judge with streams of this profile only. Default: all.")
  String profile;

  @Option(
      names = "--cases",
      paramLabel = "PATTERN",
      description = "Only cases with such names, * and ? allowed; may be given several times.")
  List<String> cases = new ArrayList<>();

  @Option(
      names = "--jobs",
      paramLabel = "COUNT",
      description = "Cases judged side by side. Default: 2.")
  int jobs = 2;

  @Option(
      names = "--report",
      paramLabel = "FOLDER",
      description = "Write a report there: index.html and junit.xml.")
  Path report;

  @Option(
      names = "--lpips",
      paramLabel = "FILE",
      description = "Weights of LPIPS, for the perceptual limits.")
  Path lpips;

  @Option(
      names = "--clips",
      paramLabel = "FOLDER",
      description = "Videos that the perceptual limits are held on too.")
  Path clips;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Time that one command has. Default: 120.")
  int timeout = (int) SuiteOptions.LIMIT.toSeconds();

  @Override
  public Integer call() throws IOException {
    SuiteOptions options = options();
    Console console = common.console();
    Suite.Result result;
    try (SuiteProgress progress = new SuiteProgress(console)) {
      result = new Suite(options).run(progress::show);
    }
    if (result.verdicts().isEmpty()) {
      throw mistake("no case has a name like " + String.join(" or ", cases));
    }
    new VerdictTable(result).print(console.out());
    if (report != null) {
      Report.write(report, RunFacts.of(options, result), result.verdicts());
      console.say("report: " + report.resolve(Report.PAGE));
    }
    boolean passed = result.count(Outcome.FAILED) == 0 && result.count(Outcome.PASSED) > 0;
    return passed ? ExitCode.OK : ExitCode.IO;
  }

  private SuiteOptions options() {
    if (jobs < 1 || timeout < 1) {
      throw mistake("--jobs and --timeout must be 1 or more");
    }
    if (profile != null && !SuiteOptions.PROFILES.contains(profile)) {
      throw mistake("--profile is one of " + String.join(", ", SuiteOptions.PROFILES));
    }
    checkExists("--lpips", lpips);
    checkExists("--clips", clips);
    Path home = Path.of(System.getProperty(HOME, "conformance")).toAbsolutePath();
    if (!Files.isDirectory(home.resolve("vectors"))) {
      throw mistake("no vectors in " + home + "; start ./gnvc in the project");
    }
    boolean own = decoder == null && symbols == null && seek == null;
    return new SuiteOptions(
        home,
        own ? Commands.own() : commands(),
        own,
        Optional.ofNullable(profile),
        level,
        cases,
        jobs,
        Duration.ofSeconds(timeout),
        Optional.ofNullable(lpips),
        Optional.ofNullable(clips));
  }

  private Commands commands() {
    return Commands.alone(
        template("--decoder", decoder, List.of("input", "output")),
        template("--symbols", symbols, List.of("input")),
        template("--seek", seek, List.of("input", "frame", "output")));
  }

  private Optional<CommandTemplate> template(String option, String line, List<String> places) {
    if (line == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(CommandTemplate.parse(line).demand(places));
    } catch (IllegalArgumentException e) {
      throw mistake("%s \"%s\": %s".formatted(option, line, e.getMessage()));
    }
  }

  private void checkExists(String option, Path path) {
    if (path != null && !Files.exists(path)) {
      throw mistake("%s: %s does not exist".formatted(option, path));
    }
  }

  private ParameterException mistake(String text) {
    return new ParameterException(spec.commandLine(), text);
  }
}
