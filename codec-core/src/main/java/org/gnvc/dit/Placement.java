package org.gnvc.dit;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * Where the weights of a transformer's blocks lie while it is in use.
 *
 * @param kind how they get to the operators
 * @param bytes their size in the precision that they are used in
 */
public record Placement(Kind kind, long bytes) {

  /** How weights get to the operators. */
  public enum Kind {
    /** Used where the model pack is mapped; the system reads pages when they are first used. */
    MAPPED,
    /** Converted and moved to the device once. */
    RESIDENT,
    /** Each block's weights are converted and moved when it runs, and freed after it. */
    STREAMED
  }

  /** Working tensors need memory too, and so do the other networks. */
  private static final int SHARE_OF_FREE_MEMORY = 2;

  /**
   * Decides.
   *
   * @param bytes size of the weights
   * @param asStored whether the device can use them as they are stored
   * @param free memory of the device in bytes; where it is not known, weights are kept
   */
  static Placement of(long bytes, boolean asStored, OptionalLong free) {
    if (asStored) {
      return new Placement(Kind.MAPPED, bytes);
    }
    boolean fits = free.isEmpty() || bytes <= free.getAsLong() / SHARE_OF_FREE_MEMORY;
    return new Placement(fits ? Kind.RESIDENT : Kind.STREAMED, bytes);
  }

  /** For users, for example {@code "4.0 GiB, streamed block by block"}. */
  @Override
  public String toString() {
    String how =
        switch (kind) {
          case MAPPED -> "mapped from the model pack";
          case RESIDENT -> "in memory";
          case STREAMED -> "streamed block by block";
        };
    return String.format(Locale.ROOT, "%.2f GiB, %s", bytes / 0x1p30, how);
  }
}
