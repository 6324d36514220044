package org.gnvc.bitstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.NotGnvcException;
import org.gnvc.error.UnsupportedStreamException;
import org.gnvc.error.VersionTooNewException;
import org.gnvc.frame.Rational;
import org.junit.jupiter.api.Test;

/** What version 1 refuses, and what it lets later minor versions add. */
class SyntaxLimitsTest {

  private final StreamSyntax syntax = new StreamSyntaxV1();
  private final byte[] header = syntax.writeHeader(Streams.HEADER);

  private static byte[] with(byte[] bytes, int offset, int... values) {
    byte[] changed = bytes.clone();
    for (int i = 0; i < values.length; i++) {
      changed[offset + i] = (byte) values[i];
    }
    return changed;
  }

  private static SequenceHeader read(byte[] payload) throws IOException {
    return StreamSyntax.readHeader(payload, 0);
  }

  private CodedGroup readGroup(int... bytes) throws IOException {
    return syntax.readGroup(
        new FieldReader(with(new byte[bytes.length], 0, bytes), 0), Streams.HEADER);
  }

  @Test
  void newerMajorVersionIsTooNew() {
    assertThrows(VersionTooNewException.class, () -> read(with(header, 0, 2)));
    assertThrows(CorruptStreamException.class, () -> read(with(header, 0, 0)));
  }

  @Test
  void newerMajorVersionIsToldWhenTheFileIsOpened() {
    byte[] file =
        new FieldWriter()
            .bytes(SyncWord.bytes())
            .bytes(Unit.write(1, with(header, 0, 9)))
            .toByteArray();
    assertThrows(
        VersionTooNewException.class, () -> RawFileReader.of(new ByteArrayInputStream(file)));
  }

  @Test
  void bytesAddedByAMinorVersionAreIgnored() throws IOException {
    SequenceHeader read = read(with(Arrays.copyOf(header, header.length + 5), 1, 7));
    assertEquals(new StreamVersion(1, 7), read.version());
    assertEquals(Streams.HEADER.format(), read.format());
    assertEquals(Streams.HEADER.noiseSeed(), read.noiseSeed());
  }

  @Test
  void unknownProfileLevelAndFormatFlagsAreUnsupported() {
    assertThrows(UnsupportedStreamException.class, () -> read(with(header, 2, 9)));
    assertThrows(UnsupportedStreamException.class, () -> read(with(header, 3, 0)));
    assertThrows(UnsupportedStreamException.class, () -> read(with(header, 3, 5)));
    assertThrows(UnsupportedStreamException.class, () -> read(with(header, 8, 0x10)));
    assertThrows(UnsupportedStreamException.class, () -> read(with(header, 8, 0x80)));
  }

  @Test
  void pictureOverTheLevelIsUnsupported() throws IOException {
    assertThrows(UnsupportedStreamException.class, () -> read(with(header, 4, 0x05, 0x01)));
    assertThrows(UnsupportedStreamException.class, () -> read(with(header, 6, 0x02, 0xD0)));
    assertEquals(1024, read(with(header, 3, 2, 0x04, 0x00)).format().width());
    assertThrows(CorruptStreamException.class, () -> read(with(header, 4, 0, 0)));
    assertThrows(CorruptStreamException.class, () -> read(with(header, 6, 0, 0)));
    assertThrows(CorruptStreamException.class, () -> read(with(header, 4, 0xFF, 0xFF)));
  }

  @Test
  void levelsReachFourThousandByTwoThousand() throws IOException {
    assertEquals(Level.L1, Level.forSize(16, 16));
    assertEquals(Level.L1, Level.forSize(360, 640));
    assertEquals(Level.L2, Level.forSize(640, 361));
    assertEquals(Level.L3, Level.forSize(1080, 1920));
    assertEquals(Level.L4, Level.forSize(4096, 2304));
    assertThrows(UnsupportedStreamException.class, () -> Level.forSize(4096, 2305));
    assertThrows(UnsupportedStreamException.class, () -> Level.forSize(8193, 16));
  }

  @Test
  void headerFieldsOutOfRangeAreDamage() {
    int rates = 12;
    assertThrows(CorruptStreamException.class, () -> read(with(header, rates, 0, 0)));
    int tail = header.length - 6;
    assertThrows(CorruptStreamException.class, () -> read(with(header, tail, 0)));
    assertThrows(CorruptStreamException.class, () -> read(with(header, tail + 1, 0)));
    assertThrows(CorruptStreamException.class, () -> read(with(header, tail + 1, 65)));
  }

  @Test
  void everyShortenedHeaderIsDamage() {
    for (int length = 0; length < header.length; length++) {
      byte[] cut = Arrays.copyOf(header, length);
      assertThrows(CorruptStreamException.class, () -> read(cut), "cut to " + length);
    }
  }

  @Test
  void groupFieldsOutOfRangeAreDamage() throws IOException {
    assertEquals(24, readGroup(0x80 | 24, 1, 0, 5, 6).header().rateIndex());
    assertThrows(CorruptStreamException.class, () -> readGroup(0x80, 0, 0));
    assertThrows(CorruptStreamException.class, () -> readGroup(0x80, 66, 0));
    assertThrows(CorruptStreamException.class, () -> readGroup(0x00, 65, 0));
    assertThrows(CorruptStreamException.class, () -> readGroup(0xC0, 2, 1, 0, 0));
    assertThrows(CorruptStreamException.class, () -> readGroup(0xC0, 4, 1, 0, 0));
    assertThrows(CorruptStreamException.class, () -> readGroup(0xC0, 1, 2, 0, 6, 0));
    assertThrows(
        CorruptStreamException.class,
        () -> readGroup(0x80, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF));
  }

  @Test
  void aFrameWhoseTimeDoesNotFitIsDamageUnlessTheGroupSaysTheTime() throws IOException {
    SequenceHeader base = Streams.HEADER;
    SequenceHeader slow =
        new SequenceHeader(
            base.version(),
            base.profile(),
            base.level(),
            base.format(),
            new Rational(1, Integer.MAX_VALUE),
            new Rational(1, Integer.MAX_VALUE),
            base.entropyModel(),
            base.synthesisModel(),
            base.tN(),
            base.steps(),
            base.noiseSeed());
    byte[] second = syntax.writeGroup(Streams.group(true, 2, 1, 5), slow);
    assertEquals(2, syntax.readGroup(new FieldReader(second, 0), slow).header().firstFrame());
    byte[] third = syntax.writeGroup(Streams.group(true, 3, 1, 5), slow);
    assertThrows(
        CorruptStreamException.class, () -> syntax.readGroup(new FieldReader(third, 0), slow));
    byte[] timed =
        syntax.writeGroup(
            Streams.group(new GroupHeader(true, 3, 1, 24, 1, 179, 0, List.of(9L)), 5), slow);
    assertEquals(3, syntax.readGroup(new FieldReader(timed, 0), slow).header().firstFrame());
  }

  @Test
  void unknownGroupFlagsAreUnsupported() {
    for (int flag = 0x10; flag < 0x80; flag <<= 1) {
      int unknown = flag;
      assertThrows(UnsupportedStreamException.class, () -> readGroup(0xC0, unknown, 1, 0, 5));
    }
  }

  @Test
  void groupExtensionIsSkipped() throws IOException {
    CodedGroup group = readGroup(0xC0, 0x80, 1, 0, 3, 9, 9, 9, 5, 6);
    assertEquals(2, group.payloadBytes());
    assertThrows(CorruptStreamException.class, () -> readGroup(0xC0, 0x80, 1, 0, 6, 9, 9, 9));
  }

  @Test
  void substreamLengthsBeyondTheUnitAreDamage() throws IOException {
    assertEquals(2, readGroup(0x80, 2, 0, 2, 1, 1).substreams().size());
    assertThrows(CorruptStreamException.class, () -> readGroup(0x80, 2, 0, 3, 1, 1));
    assertThrows(
        CorruptStreamException.class, () -> readGroup(0x80, 2, 0, 0xFF, 0xFF, 0xFF, 0x7F, 1));
  }

  @Test
  void substreamOverTheLevelIsRefusedByWriterAndReader() throws IOException {
    int limit = Streams.HEADER.level().maxSubstreamBytes();
    PacketCodec packets = new PacketCodec(Streams.HEADER);
    CodedGroup full = Streams.group(true, 0, 1, limit);
    Streams.assertSame(full, Streams.groupIn(packets.read(packets.groupPacket(full))));

    CodedGroup over = Streams.group(true, 0, 1, limit + 1);
    assertThrows(UnsupportedStreamException.class, () -> packets.groupPacket(over));
    byte[] payload = new byte[3 + limit + 1];
    payload[0] = (byte) 0x80;
    payload[1] = 1;
    byte[] packet = Unit.write(Unit.GROUP, payload);
    assertThrows(CorruptStreamException.class, () -> packets.read(packet));
  }

  @Test
  void lebOnlyInItsShortestFormAndUpToEightBytes() {
    for (byte[] bytes :
        List.of(
            new byte[] {(byte) 0x80, 0},
            new byte[] {(byte) 0x85, (byte) 0x80, 0},
            new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, 1},
            new byte[] {-1})) {
      assertThrows(
          CorruptStreamException.class,
          () -> new FieldReader(bytes, 0).leb("value", 0, Long.MAX_VALUE));
    }
  }

  @Test
  void hugeSizeFieldsAreOneDamage() throws IOException {
    byte[] group = new byte[] {2, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07};
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Streams.file(List.of(), false));
    for (int i = 0; i < 2_000; i++) {
      out.writeBytes(SyncWord.bytes());
      out.writeBytes(group);
    }
    List<StreamEvent> events = Streams.events(out.toByteArray());
    assertEquals(1, events.size());
    assertTrue(events.get(0) instanceof StreamEvent.Damage);
  }

  @Test
  void otherFilesAreNotGnvc() {
    for (byte[] bytes : List.of(new byte[0], new byte[] {'G', 'N', 'V'}, new byte[100])) {
      assertThrows(NotGnvcException.class, () -> RawFileReader.of(new ByteArrayInputStream(bytes)));
    }
  }
}
