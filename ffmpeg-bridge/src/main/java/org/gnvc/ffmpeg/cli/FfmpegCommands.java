package org.gnvc.ffmpeg.cli;

import java.util.List;
import java.util.Optional;
import org.gnvc.cli.CommandExtension;

/** Adds the commands of this package to {@code gnvc ffmpeg}. */
public final class FfmpegCommands implements CommandExtension {

  @Override
  public Optional<String> group() {
    return Optional.of("ffmpeg");
  }

  @Override
  public List<Object> commands() {
    return List.of(new EnvCommand(), new DoctorCommand(), new UnpackCommand());
  }
}
