package org.gnvc.bitstream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;

/** Small streams for tests. */
final class Streams {

  static final SequenceHeader HEADER =
      new SequenceHeader(
          StreamVersion.of(Profile.LITE),
          Profile.LITE,
          Level.L1,
          new VideoFormat(512, 288, ChromaFormat.YUV420, 8, ColorDescription.BT709),
          new Rational(30000, 1001),
          new Rational(1, 90000),
          new ModelHash(0x0123456789abcdefL, -1),
          new ModelHash(7, 8),
          179,
          1,
          0xdeadbeef);

  /** The same picture at another rate. */
  static final SequenceHeader OTHER_HEADER =
      new SequenceHeader(
          HEADER.version(),
          HEADER.profile(),
          HEADER.level(),
          HEADER.format(),
          new Rational(50, 1),
          HEADER.timeBase(),
          HEADER.entropyModel(),
          HEADER.synthesisModel(),
          HEADER.tN(),
          HEADER.steps(),
          HEADER.noiseSeed());

  private Streams() {}

  static CodedGroup group(boolean key, long firstFrame, int frameCount, int bytesPerLatent) {
    GroupHeader header = new GroupHeader(key, firstFrame, frameCount, 24, 1, 179, 0, List.of());
    return group(header, bytesPerLatent);
  }

  static CodedGroup group(GroupHeader header, int bytesPerLatent) {
    Random random = new Random(header.firstFrame());
    List<byte[]> substreams = new ArrayList<>();
    for (int i = 0; i < header.latentCount(); i++) {
      byte[] substream = new byte[bytesPerLatent + i];
      random.nextBytes(substream);
      substreams.add(substream);
    }
    return new CodedGroup(header, substreams);
  }

  /** A key group, two predictive ones, and a key group. */
  static List<CodedGroup> fourGroups() {
    return List.of(
        group(true, 0, 17, 9),
        group(false, 17, 16, 6),
        group(false, 33, 14, 5),
        group(true, 47, 1, 11));
  }

  /** The group of a packet that must hold one. */
  static CodedGroup groupIn(Packet packet) {
    if (packet instanceof Packet.Group held) {
      return held.group();
    }
    throw new AssertionError("no group but " + packet);
  }

  static byte[] file(List<CodedGroup> groups, boolean index) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RawFileWriter writer = new RawFileWriter(out, HEADER)) {
      for (CodedGroup group : groups) {
        writer.write(group);
      }
      if (index) {
        writer.finish();
      }
    }
    return out.toByteArray();
  }

  static List<StreamEvent> events(byte[] file) throws IOException {
    try (RawFileReader reader = RawFileReader.of(new ByteArrayInputStream(file))) {
      return events(reader);
    }
  }

  static List<StreamEvent> events(RawFileReader reader) throws IOException {
    List<StreamEvent> events = new ArrayList<>();
    for (StreamEvent event = reader.next(); event != null; event = reader.next()) {
      events.add(event);
    }
    return events;
  }

  static List<StreamEvent.Group> groups(List<StreamEvent> events) {
    return events.stream()
        .filter(StreamEvent.Group.class::isInstance)
        .map(StreamEvent.Group.class::cast)
        .toList();
  }

  static void assertSame(CodedGroup expected, CodedGroup actual) {
    assertEquals(expected.header(), actual.header());
    for (int i = 0; i < expected.substreams().size(); i++) {
      assertArrayEquals(expected.substreams().get(i), actual.substreams().get(i));
    }
  }

  static boolean isSame(CodedGroup expected, CodedGroup actual) {
    return expected.header().equals(actual.header())
        && Arrays.deepEquals(expected.substreams().toArray(), actual.substreams().toArray());
  }
}
