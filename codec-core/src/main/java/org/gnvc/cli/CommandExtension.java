package org.gnvc.cli;

import java.util.List;

/**
 * Commands that another module adds to a group of the command line. Implementations are found by
 * {@link java.util.ServiceLoader} and need a public constructor without parameters.
 */
public interface CommandExtension {

  /** Name of the group that the commands belong to, for example {@code "ffmpeg"}. */
  String group();

  /** New command objects, annotated for picocli. */
  List<Object> commands();
}
