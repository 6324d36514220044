package org.gnvc.metrics;

import org.gnvc.frame.Frame;

/** A way to find out how pixels move. */
@FunctionalInterface
public interface Flow {

  /**
   * Where the pixels of one picture are found in another of the same size.
   *
   * @return a field of the size of {@code from}
   */
  FlowField between(Frame from, Frame to);
}
