package org.gnvc.cli;

import java.util.Iterator;
import java.util.List;
import org.gnvc.frame.Frame;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;

/** A video that is in memory. For one thread at a time. */
final class FrameList implements RoundTrip.Video {

  private final VideoFormat format;
  private final Rational frameRate;
  private final Rational timeBase;
  private final Iterator<Frame> frames;

  /**
   * @param like where format and timing are taken from
   * @param frames the frames to play
   */
  FrameList(RoundTrip.Video like, List<Frame> frames) {
    format = like.format();
    frameRate = like.frameRate();
    timeBase = like.timeBase();
    this.frames = frames.iterator();
  }

  @Override
  public VideoFormat format() {
    return format;
  }

  @Override
  public Rational frameRate() {
    return frameRate;
  }

  @Override
  public Rational timeBase() {
    return timeBase;
  }

  @Override
  public Frame next() {
    return frames.hasNext() ? frames.next() : null;
  }
}
