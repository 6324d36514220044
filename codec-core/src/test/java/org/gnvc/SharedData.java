package org.gnvc;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Reference data and clips that are not part of the project. Tests that use them are skipped where
 * they are missing: {@code GNVC_SHARED} names their folder, by default {@code ../shared} beside the
 * project.
 */
public final class SharedData {

  private SharedData() {}

  /** A file or folder of it; skips the test if it is not there. */
  public static Path require(String name) {
    String place = System.getenv("GNVC_SHARED");
    // Tests run in the folder of their module.
    Path root = place != null ? Path.of(place) : Path.of("../../shared");
    Path path = root.resolve(name);
    Assumptions.assumeTrue(Files.exists(path), "skipped: needs " + name + " below GNVC_SHARED");
    return path;
  }
}
