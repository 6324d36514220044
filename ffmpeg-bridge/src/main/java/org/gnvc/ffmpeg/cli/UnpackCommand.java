package org.gnvc.ffmpeg.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gnvc.cli.CommonOptions;
import org.gnvc.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes the bundled FFmpeg to a folder; the launchers do it once. */
@Command(name = "unpack", hidden = true, description = "Write the bundled FFmpeg to a folder.")
final class UnpackCommand implements Callable<Integer> {

  @Mixin CommonOptions common;

  @Parameters(paramLabel = "FOLDER", description = "Folder to make.")
  Path folder;

  @Override
  public Integer call() throws IOException {
    BundledFfmpeg.unpack(folder);
    return ExitCode.OK;
  }
}
