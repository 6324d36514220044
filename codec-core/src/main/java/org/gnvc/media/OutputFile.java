package org.gnvc.media;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.gnvc.error.MediaException;

/**
 * A file that appears under its name only when it is complete. Until then it grows beside it with
 * the ending {@code .part}; devices and pipes are written directly.
 */
final class OutputFile {

  private final Path target;
  private final Path growing;

  OutputFile(String name) throws MediaException {
    target = Path.of(name);
    boolean special = Files.exists(target) && !Files.isRegularFile(target);
    if (Files.isDirectory(target)) {
      throw new MediaException(name, "is a directory");
    }
    Path parent = target.toAbsolutePath().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new MediaException(name, "no such directory: " + parent);
    }
    growing = special ? target : target.resolveSibling(target.getFileName() + ".part");
  }

  /** Where to write. */
  Path growing() {
    return growing;
  }

  /** Gives the complete file its name, replacing an older one. */
  void commit() throws MediaException {
    if (growing.equals(target)) {
      return;
    }
    try {
      try {
        Files.move(growing, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(growing, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new MediaException(target.toString(), "cannot be renamed from " + growing + ": " + e);
    }
  }

  /** Removes what was written so far. */
  void discard() {
    if (!growing.equals(target)) {
      try {
        Files.deleteIfExists(growing);
      } catch (IOException e) {
        // Nothing is lost but a little disk space, and the failure that led here matters more.
        growing.toFile().deleteOnExit();
      }
    }
  }
}
