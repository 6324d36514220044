package org.gnvc.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gnvc.convert.RandomPack;
import org.gnvc.model.WanConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Makes a pack of random numbers. */
@Command(
    name = "init",
    description = {
      "Make a model pack of random numbers, to measure time and memory with.",
      "It takes as long as a trained one, but shows no pictures."
    },
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n")
final class ModelInitCommand implements Callable<Integer> {

  @Mixin CommonOptions common;
  @Mixin WanPackOptions wan;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "New folder for the pack. Default: where --profile looks for it.")
  Path folder;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      required = true,
      description = "Profile of the pack: wan.")
  String profile;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Start of the random numbers; the same one gives the same pack. Default: 1.")
  long seed = 1;

  @Option(
      names = "--type",
      paramLabel = "FORMAT",
      description = "Numbers of matrices: bfloat16 (default), float16 or float32.")
  NumberFormat format = NumberFormat.bfloat16;

  @Override
  public Integer call() throws IOException {
    if (!profile.equals(WanConfig.PROFILE)) {
      throw new ParameterException(
          common.command.commandLine(),
          "no random packs of profile '%s'; the profile is wan".formatted(profile));
    }
    WanConfig sizes = wan.sizes(common.command);
    Path target = WanPackOptions.target(common.command, folder);
    RandomPack.write(target, sizes, seed, format.type());
    common.console().say("%s: random weights as %s".formatted(target, format));
    return ExitCode.OK;
  }
}
