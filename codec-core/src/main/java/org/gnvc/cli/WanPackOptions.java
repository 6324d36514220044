package org.gnvc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.InstalledPacks;
import org.gnvc.model.PackConfig;
import org.gnvc.model.WanConfig;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of commands that make packs of the wan profile. */
final class WanPackOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Sizes of the networks, as a pack's config.json. Default: the published ones.")
  Path config;

  WanConfig sizes(CommandSpec command) throws IOException {
    if (config == null) {
      return WanConfig.paper();
    }
    requireFile(command, config);
    if (PackConfig.parse(Files.readString(config)) instanceof WanConfig wan) {
      return wan;
    }
    throw new MissingModelException(
        config + " is no configuration of profile wan", "its field profile must be wan");
  }

  /** The folder to make; by default the one that {@code --profile wan} looks into. */
  static Path target(CommandSpec command, Path named) {
    Path target = named == null ? InstalledPacks.folder(WanConfig.PROFILE) : named;
    if (Files.exists(target)) {
      throw new ParameterException(command.commandLine(), target + " exists; name a new folder");
    }
    return target;
  }

  static void requireFile(CommandSpec command, Path file) {
    if (!Files.exists(file)) {
      throw new ParameterException(command.commandLine(), file + ": no such file");
    }
  }
}
