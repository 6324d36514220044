package org.gnvc.bridge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.gnvc.bitstream.PacketCodec;
import org.gnvc.codec.EncodedGroup;
import org.gnvc.codec.GnvcEncoder;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;

/** An encoder of the C interface: pictures in, packets out, one for each picture. */
final class EncoderSession extends Session {

  private record Packet(byte[] data, long pts, boolean key) {}

  private final VideoFormat format;
  private GnvcEncoder encoder;
  private PacketCodec codec;
  private ByteBuffer header;

  private final ArrayDeque<Long> timestamps = new ArrayDeque<>();
  private final ArrayDeque<Packet> packets = new ArrayDeque<>();
  private ByteBuffer handedOut = ByteBuffer.allocateDirect(0);
  private long lastPts = Long.MIN_VALUE;
  private boolean finished;
  private boolean failed;

  private long frames;
  private long groups;
  private long bytes;

  private EncoderSession(VideoFormat format) {
    super("gnvc-encoder");
    this.format = format;
  }

  /**
   * Loads the model, or joins those who use it, and starts encoding.
   *
   * @param settings lines {@code name=value}
   * @throws InvalidArgumentException if one is not allowed
   * @throws IOException if the model or libtorch is missing, or the picture is too large or small
   */
  static EncoderSession open(String settings) throws InvalidArgumentException, IOException {
    EncoderSettings parsed = EncoderSettings.parse(settings);
    EncoderSession session = new EncoderSession(parsed.format());
    session.start(
        parsed.model().orInstalled(parsed.profile()), model -> session.start(model, parsed));
    return session;
  }

  private void start(SharedModel model, EncoderSettings settings) throws IOException {
    encoder =
        new GnvcEncoder(
            model.model(),
            settings.format(),
            settings.frameRate(),
            settings.timeBase(),
            settings.options());
    codec = new PacketCodec(encoder.header());
    header = direct(codec.configuration());
  }

  /** Hands out address and size of the codec configuration. */
  Status header(LongPointer out) {
    out.put(0, new Pointer(header).address()).put(1, header.capacity());
    return Status.OK;
  }

  /**
   * Takes the next picture; it is copied.
   *
   * @param pts later than the one before
   * @param forceKey whether it must start a key group
   */
  Status send(Planes planes, long pts, boolean forceKey)
      throws InvalidArgumentException, IOException {
    if (finished) {
      throw new InvalidArgumentException("a picture after the end of the stream");
    }
    if (pts <= lastPts) {
      throw new InvalidArgumentException(
          "timestamp %d after %d: timestamps must grow".formatted(pts, lastPts));
    }
    Frame frame = planes.read(format, pts);
    frames++;
    lastPts = pts;
    timestamps.add(pts);
    encode(() -> encoder.send(frame, forceKey));
    return Status.OK;
  }

  /** Codes what is left. */
  Status finish() throws IOException {
    if (!finished) {
      finished = true;
      encode(encoder::finish);
    }
    return Status.OK;
  }

  /** What is left after a failure fits no packet any more, so nothing is coded after one. */
  private void encode(Callable<List<EncodedGroup>> work) throws IOException {
    if (failed) {
      throw new IllegalStateException("the encoder failed before");
    }
    failed = true;
    List<EncodedGroup> coded = thread.call(work);
    failed = false;
    for (EncodedGroup group : coded) {
      groups++;
      for (int i = 0; i < group.group().header().frameCount(); i++) {
        byte[] data = i == 0 ? codec.groupPacket(group.group()) : codec.continuationPacket(i);
        boolean key = i == 0 && group.group().header().key();
        packets.add(new Packet(data, timestamps.remove(), key));
        bytes += data.length;
      }
    }
  }

  /** Hands out address, size, timestamp and key flag of the next packet. */
  Status receive(LongPointer out) {
    Packet packet = packets.poll();
    if (packet == null) {
      return finished ? Status.END : Status.AGAIN;
    }
    if (handedOut.capacity() < packet.data().length) {
      handedOut = ByteBuffer.allocateDirect(packet.data().length);
    }
    handedOut.put(0, packet.data());
    out.put(0, new Pointer(handedOut).address())
        .put(1, packet.data().length)
        .put(2, packet.pts())
        .put(3, packet.key() ? 1 : 0);
    return Status.OK;
  }

  @Override
  String report() {
    double pixels = (double) format.width() * format.height() * frames;
    return String.format(
        Locale.ROOT,
        "%.4f bits per pixel: %d bytes, %d frames, %d groups%n%s%n%s",
        frames == 0 ? 0 : bytes * 8 / pixels,
        bytes,
        frames,
        groups,
        machine(),
        StageReport.line(encoder.times(), frames));
  }

  @Override
  void closeCodec() {
    if (encoder != null) {
      encoder.close();
    }
  }

  private static ByteBuffer direct(byte[] data) {
    return ByteBuffer.allocateDirect(data.length).put(data).flip();
  }
}
