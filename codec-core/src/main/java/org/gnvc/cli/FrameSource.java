package org.gnvc.cli;

import java.util.OptionalLong;
import org.gnvc.error.GnvcException;
import org.gnvc.error.MediaException;
import org.gnvc.frame.Frame;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;
import org.gnvc.media.ReadOptions;
import org.gnvc.media.VideoReader;

/** The selected frames of a video; their timestamps start at 0. For one thread at a time. */
final class FrameSource implements RoundTrip.Video, AutoCloseable {

  private final String name;
  private final VideoReader reader;
  private final long firstTick;
  private final long limit;
  private long delivered;
  private long origin;

  /**
   * Opens a video.
   *
   * @param name file, image name pattern, or {@code -}
   */
  FrameSource(String name, RangeOptions range, Console console) throws GnvcException {
    this.name = name;
    limit = range.frames == null ? Long.MAX_VALUE : range.frames;
    long startFrame = range.start.inFrames() ? (long) range.start.amount() : 0;
    reader =
        VideoReader.open(
            name,
            ReadOptions.DEFAULT
                .select(startFrame, range.start.inFrames() ? limit : Long.MAX_VALUE)
                .withWarnings(console::warn));
    firstTick =
        range.start.inFrames()
            ? Long.MIN_VALUE
            : (long) Math.ceil(range.start.amount() / reader.timeBase().value() - 0.5);
  }

  @Override
  public VideoFormat format() {
    return reader.format();
  }

  @Override
  public Rational frameRate() {
    return reader.frameRate();
  }

  @Override
  public Rational timeBase() {
    return reader.timeBase();
  }

  /** Frames to come, as far as the container tells. */
  OptionalLong expectedFrames() {
    OptionalLong all = reader.expectedFrames();
    if (all.isEmpty() || firstTick <= 0) {
      return all;
    }
    long skipped = firstTick / Math.max(1, reader.ticksPerFrame());
    return OptionalLong.of(Math.max(1, Math.min(limit, all.getAsLong() - skipped)));
  }

  /**
   * The next frame, or null at the end.
   *
   * @throws MediaException if the video ends before the selection starts
   */
  @Override
  public Frame next() throws GnvcException {
    if (delivered >= limit) {
      return null;
    }
    Frame frame = reader.next();
    while (frame != null && frame.pts() < firstTick) {
      frame = reader.next();
    }
    if (frame == null) {
      if (delivered == 0) {
        throw new MediaException(name, "ends before --start");
      }
      return null;
    }
    if (delivered++ == 0) {
      origin = frame.pts();
    }
    return origin == 0 ? frame : frame.withPts(frame.pts() - origin);
  }

  @Override
  public void close() {
    reader.close();
  }
}
