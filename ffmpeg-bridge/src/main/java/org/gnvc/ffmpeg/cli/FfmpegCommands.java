package org.gnvc.ffmpeg.cli;

import java.util.List;
import org.gnvc.cli.CommandExtension;

/** Adds the commands of this package to {@code gnvc ffmpeg}. */
public final class FfmpegCommands implements CommandExtension {

  @Override
  public String group() {
    return "ffmpeg";
  }

  @Override
  public List<Object> commands() {
    return List.of(new EnvCommand(), new DoctorCommand(), new UnpackCommand());
  }
}
