package org.gnvc.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where pages and diagrams are read from. */
interface Pages {

  /** The text of a file; empty if there is no such file. */
  Optional<String> read(String name) throws IOException;

  /** The files of a folder. */
  static Pages in(Path folder) {
    return name -> {
      Path file = folder.resolve(name);
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    };
  }

  /** The files in the jar of this class. */
  static Pages inJar() {
    return name -> {
      try (InputStream in = Pages.class.getResourceAsStream("pages/" + name)) {
        return in == null
            ? Optional.empty()
            : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    };
  }
}
