package org.gnvc.bridge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;
import org.gnvc.scene.ProceduralScene;

/** A short clip, and sending it through sessions as libgnvc does. */
final class Clip {

  static final VideoFormat FORMAT =
      new VideoFormat(64, 48, ChromaFormat.YUV420, 8, ColorDescription.BT709);

  static final String PICTURE =
      """
      width=64
      height=48
      chroma=0
      bit-depth=8
      full-range=0
      primaries=1
      transfer=1
      matrix=1
      rate-num=25
      rate-den=1
      base-num=1
      base-den=25
      device=cpu
      """;

  /** As received from an encoder. */
  record Packet(byte[] data, long pts, boolean key) {}

  private Clip() {}

  static List<Frame> frames(int count) {
    return frames(FORMAT, count);
  }

  static List<Frame> frames(VideoFormat format, int count) {
    ProceduralScene scene = new ProceduralScene(format, 5, ProceduralScene.NO_CUT);
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(scene.frame(i));
    }
    return frames;
  }

  static Status send(EncoderSession session, Frame frame, boolean forceKey)
      throws InvalidArgumentException, IOException {
    try (NativePicture picture = NativePicture.of(frame)) {
      return session.send(picture.planes(), frame.pts(), forceKey);
    }
  }

  /** Everything that the encoder has ready. */
  static List<Packet> receive(EncoderSession session) {
    List<Packet> packets = new ArrayList<>();
    try (LongPointer out = new LongPointer(4)) {
      while (session.receive(out) == Status.OK) {
        packets.add(new Packet(bytes(out), out.get(2), out.get(3) == 1));
      }
    }
    return packets;
  }

  static byte[] header(EncoderSession session) {
    try (LongPointer out = new LongPointer(2)) {
      session.header(out);
      return bytes(out);
    }
  }

  private static byte[] bytes(LongPointer addressAndSize) {
    byte[] bytes = new byte[(int) addressAndSize.get(1)];
    Address.of(addressAndSize.get(0)).get(bytes);
    return bytes;
  }

  /** The packets of the frames, and nothing left over. */
  static List<Packet> encode(EncoderSession session, List<Frame> frames)
      throws InvalidArgumentException, IOException {
    List<Packet> packets = new ArrayList<>();
    for (Frame frame : frames) {
      send(session, frame, false);
      packets.addAll(receive(session));
    }
    session.finish();
    packets.addAll(receive(session));
    return packets;
  }

  /** The pictures of all groups among the packets. */
  static List<List<short[]>> decode(
      DecoderSession session, VideoFormat format, List<Packet> packets)
      throws InvalidArgumentException, IOException {
    List<List<short[]>> pictures = new ArrayList<>();
    for (Packet packet : packets) {
      if (packet.data().length > 1) {
        int count = session.decode(packet.data());
        for (int i = 0; i < count; i++) {
          try (NativePicture picture = new NativePicture(format)) {
            session.copy(i, picture.planes());
            pictures.add(picture.planes().read(format, 0).planes());
          }
        }
      }
    }
    return pictures;
  }

  /** Memory at an address. */
  private static final class Address extends BytePointer {
    private Address(long address) {
      this.address = address;
    }

    static BytePointer of(long address) {
      return new BytePointer(new Address(address));
    }
  }
}
