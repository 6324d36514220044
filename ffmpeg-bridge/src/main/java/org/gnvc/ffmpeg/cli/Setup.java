package org.gnvc.ffmpeg.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.gnvc.error.MissingLibraryException;

/**
 * What the launcher found out, handed over in system properties.
 *
 * @param stage folder laid out like an installation, with {@code lib/gnvc} and {@code share/gnvc}
 * @param preload the plug-in, by a path that {@code LD_PRELOAD} can hold
 * @param program the FFmpeg that {@code bin/ffmpeg} would run; empty if there is none
 * @param note why there is none, or why it is not the system's; may be empty
 */
record Setup(Path stage, Path preload, Optional<Path> program, String note) {

  /** File name of the plug-in's loader. */
  static final String PRELOAD = "libgnvc_preload.so";

  /**
   * The properties of this process.
   *
   * @throws MissingLibraryException if the process was not started by the launcher
   */
  static Setup ofLauncher() throws MissingLibraryException {
    return new Setup(
        Path.of(property("stage")),
        Path.of(property("preload")),
        Optional.ofNullable(System.getProperty("gnvc.ffmpeg.program")).map(Path::of),
        property("note"));
  }

  private static String property(String name) throws MissingLibraryException {
    String value = System.getProperty("gnvc.ffmpeg." + name);
    if (value == null) {
      throw new MissingLibraryException(
          "the FFmpeg plug-in",
          "start the launcher gnvc",
          new IllegalStateException("gnvc.ffmpeg." + name + " is not set"));
    }
    return value;
  }

  /** The folder of the plug-in's parts. */
  Path plugIn() {
    return stage.resolve("lib/gnvc");
  }
}
