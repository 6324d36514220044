package org.gnvc.ffmpeg.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs on a search path. */
final class Programs {

  /** More than the launchers have. */
  private static final int LAUNCHER_BYTES = 1000;

  private Programs() {}

  /** All programs of a name, in the order of the search path. */
  static List<Path> named(String name, String searchPath) {
    List<Path> found = new ArrayList<>();
    if (searchPath != null) {
      for (String folder : searchPath.split(File.pathSeparator, -1)) {
        Path program = Path.of(folder.isEmpty() ? "." : folder, name);
        if (Files.isRegularFile(program) && Files.isExecutable(program)) {
          found.add(program);
        }
      }
    }
    return found;
  }

  /** Whether a program is one of the launchers that start an FFmpeg with gnvc. */
  static boolean isLauncher(Path program) throws IOException {
    if (!Files.isReadable(program)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(program)) {
      String start = new String(in.readNBytes(LAUNCHER_BYTES), StandardCharsets.ISO_8859_1);
      return start.startsWith("#!") && start.contains("launch/ffmpeg.bash");
    }
  }
}
