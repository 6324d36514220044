package org.gnvc.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program itself: names its commands and does nothing without one. */
@Command(
    name = "gnvc",
    description = {
      "Generative neural video codec for ultra-low bitrates (below 0.03 bits per pixel).",
      ""
    },
    customSynopsis = "gnvc COMMAND [OPTIONS] ...",
    synopsisHeading = "Usage: ",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    versionProvider = Versions.class,
    footer = {"", "Each command has its own help: gnvc COMMAND --help"},
    subcommands = {
      EncodeCommand.class,
      DecodeCommand.class,
      InfoCommand.class,
      VerifyCommand.class,
      BenchCommand.class,
      DemoCommand.class,
      EvalCommand.class,
      ModelCommand.class,
      FfmpegCommand.class,
      MissingConformanceCommand.class,
      WarmUpCommand.class,
      BatchCommand.class
    })
final class GnvcCommand implements Runnable {

  @Spec CommandSpec spec;
  @Mixin CommonOptions common;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the versions of the program and its libraries.")
  boolean version;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
