package org.gnvc.cli;

import java.util.List;
import java.util.Optional;

/**
 * Commands that another module adds to the command line. Implementations are found by {@link
 * java.util.ServiceLoader} and need a public constructor without parameters.
 */
public interface CommandExtension {

  /**
   * Name of the group that the commands belong to, for example {@code "ffmpeg"}; empty for commands
   * of the program itself, which take the place of those that stand in for them.
   */
  Optional<String> group();

  /** New command objects, annotated for picocli. */
  List<Object> commands();
}
