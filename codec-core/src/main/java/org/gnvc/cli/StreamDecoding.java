package org.gnvc.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.bitstream.GroupHeader;
import org.gnvc.bitstream.RawFileReader;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.bitstream.StreamEvent;
import org.gnvc.codec.GnvcDecoder;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.MissingReferenceException;
import org.gnvc.frame.Frame;

/**
 * Decodes the selected frames of a stream, past its damages. Groups before the selection are only
 * read; of them, those that the first selected frame builds on are decoded when it comes. For one
 * thread at a time.
 */
final class StreamDecoding {

  /** Takes the decoded frames in order. */
  interface FrameSink {
    void accept(Frame frame) throws IOException;
  }

  private final GnvcDecoder decoder;
  private final SequenceHeader header;
  private final Span start;
  private final long limit;
  private final Console console;
  private final Interruption interruption;
  private final List<CodedGroup> waiting = new ArrayList<>();
  private boolean started;
  private boolean broken;
  private boolean damaged;
  private long expectedFrame;
  private long firstPts = Long.MIN_VALUE;
  private long delivered;
  private long bytes;

  StreamDecoding(
      GnvcDecoder decoder,
      SequenceHeader header,
      RangeOptions range,
      Console console,
      Interruption interruption) {
    this.decoder = decoder;
    this.header = header;
    this.start = range.start;
    this.limit = range.frames == null ? Long.MAX_VALUE : range.frames;
    this.console = console;
    this.interruption = interruption;
  }

  /** Reads to the end of the selection or of the stream. */
  void run(RawFileReader reader, FrameSink sink, Progress progress) throws IOException {
    for (StreamEvent event = reader.next(); event != null; event = reader.next()) {
      if (interruption.requested()) {
        throw new InterruptedByUserException("stopped after %d frames".formatted(delivered));
      }
      if (event instanceof StreamEvent.Damage damage) {
        report("bytes %d to %d: %s".formatted(damage.offset(), damage.end(), damage.reason()));
      } else if (event instanceof StreamEvent.Group found) {
        bytes += found.bytes();
        take(found.group(), sink);
        progress.update(delivered, bytes);
      }
      if (delivered >= limit) {
        return;
      }
    }
  }

  /** Frames handed to the sink. */
  long delivered() {
    return delivered;
  }

  /** Whether anything was wrong with the stream. */
  boolean damaged() {
    return damaged;
  }

  private void take(CodedGroup group, FrameSink sink) throws IOException {
    if (!started) {
      if (group.header().key()) {
        waiting.clear();
      }
      if (isBeforeStart(group.header(), group.header().frameCount() - 1)) {
        waiting.add(group);
        return;
      }
      started = true;
      for (CodedGroup earlier : waiting) {
        decode(earlier, sink);
      }
      waiting.clear();
    }
    decode(group, sink);
  }

  private void decode(CodedGroup group, FrameSink sink) throws IOException {
    List<Frame> frames;
    try {
      frames = decoder.decode(group);
      broken = false;
    } catch (CorruptStreamException | MissingReferenceException e) {
      // One damage makes every group up to the next key group undecodable; it is said once.
      if (!broken) {
        report("group at frame %d: %s".formatted(group.header().firstFrame(), e.getMessage()));
      }
      broken = true;
      return;
    }
    for (int i = 0; i < frames.size() && delivered < limit; i++) {
      if (!isBeforeStart(group.header(), i)) {
        deliver(group.header().firstFrame() + i, frames.get(i), sink);
      }
    }
  }

  private void deliver(long number, Frame frame, FrameSink sink) throws IOException {
    if (delivered == 0) {
      firstPts = start.amount() == 0 ? 0 : frame.pts();
      expectedFrame = number;
    }
    if (number > expectedFrame) {
      report("frames %d to %d are lost".formatted(expectedFrame, number - 1));
    } else if (number < expectedFrame) {
      report("frame %d comes again after frame %d".formatted(number, expectedFrame - 1));
    }
    expectedFrame = number + 1;
    delivered++;
    sink.accept(firstPts == 0 ? frame : frame.withPts(frame.pts() - firstPts));
  }

  private boolean isBeforeStart(GroupHeader group, int frame) {
    if (start.inFrames()) {
      return group.firstFrame() + frame < (long) start.amount();
    }
    long pts =
        group.timestamps().isEmpty()
            ? header.ptsOf(group.firstFrame() + frame)
            : group.timestamps().get(frame);
    return pts + 0.5 < start.amount() / header.timeBase().value();
  }

  private void report(String what) {
    damaged = true;
    console.warn(what);
  }
}
