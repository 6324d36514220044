package org.gnvc.bitstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.gnvc.error.GnvcException;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;
import org.junit.jupiter.api.Test;

class SyntaxRoundTripTest {

  @Property(tries = 500)
  void everyHeaderIsReadAsWritten(@ForAll("headers") SequenceHeader header) throws IOException {
    byte[] configuration = new PacketCodec(header).configuration();
    assertEquals(header, PacketCodec.readConfiguration(configuration));
  }

  @Property(tries = 500)
  void everyGroupIsReadAsWritten(@ForAll("groups") CodedGroup group) throws IOException {
    PacketCodec packets = new PacketCodec(Streams.HEADER);
    Streams.assertSame(group, Streams.groupIn(packets.read(packets.groupPacket(group))));
  }

  @Property
  void lebIsReadAsWritten(@ForAll @LongRange(min = 0, max = (1L << 56) - 1) long value)
      throws IOException {
    byte[] bytes = new FieldWriter().leb(value).toByteArray();
    FieldReader in = new FieldReader(bytes, 0);
    assertEquals(value, in.leb("value", 0, Long.MAX_VALUE));
    assertEquals(0, in.remaining());
  }

  @Property
  void zigzagIsUndone(@ForAll long value) {
    assertEquals(value, Leb128.unzigzag(Leb128.zigzag(value)));
  }

  @Provide
  Arbitrary<SequenceHeader> headers() {
    return Arbitraries.randomValue(
        random -> {
          int width = 1 + random.nextInt(8192);
          int height = 1 + random.nextInt(Math.min(8192, Level.L4.maxPixels() / width));
          VideoFormat format =
              new VideoFormat(
                  width,
                  height,
                  pick(random, ChromaFormat.values()),
                  random.nextBoolean() ? 8 : 10,
                  new ColorDescription(
                      random.nextInt(256),
                      random.nextInt(256),
                      random.nextInt(256),
                      random.nextBoolean()));
          return new SequenceHeader(
              new StreamVersion(1, random.nextInt(256)),
              pick(random, Profile.values()),
              level(format),
              format,
              new Rational(1 + random.nextInt(1 << 30), 1 + random.nextInt(1 << 30)),
              new Rational(Integer.MAX_VALUE, 1 + random.nextInt(1 << 30)),
              new ModelHash(random.nextLong(), random.nextLong()),
              new ModelHash(random.nextLong(), random.nextLong()),
              1 + random.nextInt(255),
              1 + random.nextInt(SequenceHeader.MAX_STEPS),
              random.nextInt());
        });
  }

  @Provide
  Arbitrary<CodedGroup> groups() {
    return Arbitraries.randomValue(
        random -> {
          boolean key = random.nextBoolean();
          int frames = 1 + random.nextInt(GroupHeader.maxFrames(key));
          GroupHeader header =
              new GroupHeader(
                  key,
                  random.nextLong() & (GroupHeader.MAX_FRAME >> random.nextInt(48)),
                  frames,
                  random.nextInt(64),
                  1 + random.nextInt(3),
                  178 + random.nextInt(3),
                  random.nextBoolean() ? 0 : random.nextInt(),
                  random.nextBoolean() ? List.of() : timestamps(frames, random));
          return Streams.group(header, random.nextInt(300));
        });
  }

  private static List<Long> timestamps(int count, Random random) {
    List<Long> timestamps = new ArrayList<>();
    long last =
        random.nextInt(4) == 0
            ? -GroupHeader.MAX_TIMESTAMP
            : random.nextLong() >> (8 + random.nextInt(50));
    for (int i = 0; i < count; i++) {
      timestamps.add(last);
      last += 1 + random.nextInt(100_000);
    }
    if (last > GroupHeader.MAX_TIMESTAMP) {
      timestamps.replaceAll(timestamp -> timestamp - 100_001L * count);
    }
    return timestamps;
  }

  private static <T> T pick(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  private static Level level(VideoFormat format) {
    try {
      return Level.forSize(format.width(), format.height());
    } catch (GnvcException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void defaultKeyGroupNeedsNineteenBytesBesidesItsPayload() throws IOException {
    CodedGroup group = Streams.group(true, 300, 17, 900);
    byte[] packet = new PacketCodec(Streams.HEADER).groupPacket(group);
    long side = packet.length - group.payloadBytes();
    assertEquals(19, side);
  }

  @Test
  void latentCountFollowsFromTheFrames() {
    assertEquals(1, Streams.group(true, 0, 1, 1).header().latentCount());
    assertEquals(2, Streams.group(true, 0, 2, 1).header().latentCount());
    assertEquals(5, Streams.group(true, 0, 17, 1).header().latentCount());
    assertEquals(17, Streams.group(true, 0, 65, 1).header().latentCount());
    assertEquals(1, Streams.group(false, 0, 1, 1).header().latentCount());
    assertEquals(4, Streams.group(false, 0, 16, 1).header().latentCount());
    assertEquals(5, Streams.group(false, 0, 17, 1).header().latentCount());
    assertThrows(IllegalArgumentException.class, () -> Streams.group(false, 0, 65, 1));
    assertThrows(IllegalArgumentException.class, () -> Streams.group(true, 0, 66, 1));
  }

  @Test
  void constantRateTimestampsFollowFromTheFrameNumber() {
    assertEquals(0, Streams.HEADER.ptsOf(0));
    assertEquals(3003, Streams.HEADER.ptsOf(1));
    assertEquals(3003L * 1_000_000, Streams.HEADER.ptsOf(1_000_000));
  }

  @Test
  void modelHashKeepsTheFirstSixteenBytes() {
    byte[] sha256 = new byte[32];
    sha256[0] = (byte) 0xab;
    sha256[15] = 1;
    sha256[16] = 2;
    ModelHash hash = ModelHash.of(sha256);
    assertEquals("ab000000000000000000000000000001", hash.toString());
    assertEquals(hash, ModelHash.of(hash.bytes()));
  }
}
