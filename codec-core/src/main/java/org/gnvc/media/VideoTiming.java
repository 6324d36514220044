package org.gnvc.media;

import org.gnvc.frame.Rational;

/**
 * @param frameRate nominal frames per second
 * @param timeBase seconds per tick
 */
record VideoTiming(Rational frameRate, Rational timeBase) {

  /** Ticks between frames at the nominal rate, at least 1. */
  long ticksPerFrame() {
    return Math.max(1, frameRate.inverse().rescale(1, timeBase));
  }
}
