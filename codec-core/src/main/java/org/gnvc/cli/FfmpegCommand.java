package org.gnvc.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gnvc.error.MissingLibraryException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Groups the commands around FFmpeg, which the module {@code ffmpeg-bridge} adds. */
@Command(
    name = FfmpegCommand.NAME,
    description = "Use gnvc in FFmpeg: shell environment, check of the installation.",
    customSynopsis = "gnvc ffmpeg COMMAND [OPTIONS] ...",
    synopsisHeading = "Usage: ",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footer = {"", "FFmpeg itself, with gnvc: bin/ffmpeg -i park.mp4 -c:v gnvc park.mkv"})
final class FfmpegCommand implements Callable<Integer> {

  static final String NAME = "ffmpeg";

  @Spec CommandSpec spec;
  @Mixin CommonOptions common;

  @Parameters(arity = "0..*", hidden = true)
  List<String> words = new ArrayList<>();

  @Override
  public Integer call() throws MissingLibraryException {
    if (spec.subcommands().isEmpty()) {
      throw new MissingLibraryException(
          "the FFmpeg bridge",
          "start the launcher ./gnvc, which builds it",
          new ClassNotFoundException("ffmpeg-bridge is not on the class path"));
    }
    throw new ParameterException(
        spec.commandLine(),
        (words.isEmpty() ? "no command given" : "no such command: " + words.get(0))
            + " ("
            + String.join(" or ", spec.subcommands().keySet())
            + ")");
  }
}
