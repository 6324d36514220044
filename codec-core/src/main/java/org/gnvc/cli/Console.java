package org.gnvc.cli;

import java.io.PrintWriter;

/**
 * The two text streams of a command.
 *
 * @param out what was asked for
 * @param err everything said about it
 * @param quiet whether only warnings and errors are said
 * @param terminal whether {@code err} is a terminal, so that a progress line makes sense
 */
public record Console(PrintWriter out, PrintWriter err, boolean quiet, boolean terminal) {

  /** Set by the launcher, which can ask the system; Java itself only knows about both streams. */
  static boolean isTerminal() {
    String told = System.getProperty("gnvc.terminal");
    return told == null ? System.console() != null : Boolean.parseBoolean(told);
  }

  /** Something the user should know even when nothing else is said. */
  public void warn(String line) {
    synchronized (err) {
      err.println((terminal ? "\r\033[K" : "") + "warning: " + line);
      err.flush();
    }
  }

  /** A result or a note. */
  public void say(String line) {
    if (!quiet) {
      synchronized (err) {
        err.println(line);
        err.flush();
      }
    }
  }

  /** Whether a progress line is to be drawn. */
  public boolean showsProgress() {
    return terminal && !quiet;
  }
}
