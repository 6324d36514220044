package org.gnvc.cli;

/** What the process tells its caller. The numbers are documented and do not change. */
public final class ExitCode {

  /** Everything asked for was done. */
  public static final int OK = 0;

  /** Reading or writing failed: full disk, closed pipe, no permission; also a defect of ours. */
  public static final int IO = 1;

  /** The command line is wrong: an option, a value, a file that is not there. */
  public static final int USAGE = 2;

  /** The input is damaged, or nothing that this program can read. */
  public static final int INPUT = 3;

  /** A model pack or a native library is missing. */
  public static final int MISSING = 4;

  /** Stopped by Ctrl-C, as shells number it: 128 plus the signal. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
