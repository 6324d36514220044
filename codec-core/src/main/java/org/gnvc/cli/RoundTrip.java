package org.gnvc.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.gnvc.bitstream.RawFileReader;
import org.gnvc.bitstream.RawFileWriter;
import org.gnvc.bitstream.StreamEvent;
import org.gnvc.codec.DecoderOptions;
import org.gnvc.codec.EncodedGroup;
import org.gnvc.codec.EncoderOptions;
import org.gnvc.codec.GnvcDecoder;
import org.gnvc.codec.GnvcEncoder;
import org.gnvc.codec.GnvcModel;
import org.gnvc.codec.StageTimes;
import org.gnvc.frame.Frame;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;

/** Encodes a video into memory and decodes it again, taking the time. For one thread at a time. */
final class RoundTrip {

  /** A video to encode. */
  interface Video {
    VideoFormat format();

    Rational frameRate();

    Rational timeBase();

    /** The next frame, or null at the end. */
    Frame next() throws IOException;
  }

  /**
   * An encoded video.
   *
   * @param file all bytes of the {@code .gnvc} file
   * @param frames its frames
   * @param format of the frames
   * @param seconds wall time, reading of the frames included
   * @param times where the time went
   */
  record Encoded(byte[] file, long frames, VideoFormat format, double seconds, StageTimes times) {

    double bitsPerPixel() {
      return file.length * 8.0 / frames / format.width() / format.height();
    }

    double framesPerSecond() {
      return frames / seconds;
    }
  }

  /**
   * What decoding took.
   *
   * @param frames frames decoded
   * @param seconds wall time without what the sink did
   * @param firstFrameSeconds wall time to the first frame
   * @param times where the time went
   */
  record Decoded(long frames, double seconds, double firstFrameSeconds, StageTimes times) {

    double framesPerSecond() {
      return frames / seconds;
    }
  }

  private RoundTrip() {}

  /** Encodes all frames. */
  static Encoded encode(GnvcModel model, Video video, EncoderOptions options) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long frames = 0;
    long start = System.nanoTime();
    try (GnvcEncoder encoder =
            new GnvcEncoder(model, video.format(), video.frameRate(), video.timeBase(), options);
        RawFileWriter writer = new RawFileWriter(bytes, encoder.header())) {
      for (Frame frame = video.next(); frame != null; frame = video.next()) {
        frames++;
        for (EncodedGroup group : encoder.send(frame)) {
          writer.write(group.group());
        }
      }
      for (EncodedGroup group : encoder.finish()) {
        writer.write(group.group());
      }
      writer.finish();
      return new Encoded(
          bytes.toByteArray(), frames, video.format(), secondsSince(start), encoder.times());
    }
  }

  /** Decodes all frames. */
  static Decoded decode(
      GnvcModel model, byte[] file, DecoderOptions options, StreamDecoding.FrameSink sink)
      throws IOException {
    long frames = 0;
    double seconds = 0;
    double first = 0;
    try (RawFileReader reader = RawFileReader.of(new ByteArrayInputStream(file));
        GnvcDecoder decoder = new GnvcDecoder(model, reader.header(), options)) {
      for (StreamEvent event = reader.next(); event != null; event = reader.next()) {
        if (event instanceof StreamEvent.Group found) {
          long start = System.nanoTime();
          Iterable<Frame> decoded = decoder.decode(found.group());
          seconds += secondsSince(start);
          first = first == 0 ? seconds : first;
          for (Frame frame : decoded) {
            frames++;
            sink.accept(frame);
          }
        }
      }
      return new Decoded(frames, seconds, first, decoder.times());
    }
  }

  static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) * 1e-9;
  }
}
