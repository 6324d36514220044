package org.gnvc.conformance.kaitai;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kaitai.struct.ByteBufferKaitaiStream;
import io.kaitai.struct.KaitaiStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.bitstream.PacketCodec;
import org.gnvc.bitstream.RawFileReader;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.bitstream.StreamEvent;
import org.gnvc.bitstream.StreamIndex;
import org.gnvc.conformance.vector.TestVector;
import org.gnvc.conformance.vector.VectorLibrary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The machine-readable syntax reads every sound vector as the codec's own reader does. */
class KaitaiVectorsTest {
  private static final int SYNC_BYTES = 4;
  private static final int CRC_BYTES = 4;

  static List<TestVector> soundVectors() throws IOException {
    return VectorLibrary.openAll(Path.of("vectors")).all().stream()
        .filter(vector -> vector.manifest().error().isEmpty())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("soundVectors")
  void theFieldsAreThoseOfTheReader(TestVector vector) throws Exception {
    Gnvc file = Gnvc.fromFile(vector.stream().toString());
    try (RawFileReader reader = RawFileReader.open(vector.stream())) {
      SequenceHeader header = reader.header();
      int groups = 0;
      for (Gnvc.SyncedUnit synced : file.units()) {
        if (synced.unit().payload() instanceof Gnvc.SequenceHeader found) {
          assertEquals(header, KaitaiFields.header(found));
        } else if (synced.unit().payload() instanceof Gnvc.Group found) {
          assertSame(
              ((StreamEvent.Group) reader.next()).group(), KaitaiFields.group(found, header));
          groups++;
        } else if (synced.unit().payload() instanceof Gnvc.IndexUnit found) {
          checkIndex(vector, found, reader.index());
        }
      }
      assertEquals(null, reader.next(), "events that are no units");
      assertEquals(vector.manifest().groups().size(), groups);
    }
  }

  @ParameterizedTest
  @MethodSource("soundVectors")
  void everyByteBelongsToAUnitWithItsChecksum(TestVector vector) throws Exception {
    byte[] bytes = Files.readAllBytes(vector.stream());
    int position = 0;
    for (Gnvc.SyncedUnit synced : Gnvc.fromFile(vector.stream().toString()).units()) {
      int start = position + SYNC_BYTES;
      int checked = 1 + lebBytes(synced.unit().size()) + (int) (long) synced.unit().size().value();
      CRC32C crc = new CRC32C();
      crc.update(bytes, start, checked);
      assertEquals(crc.getValue(), synced.unit().crc(), "unit at " + position);
      position = start + checked + CRC_BYTES;
    }
    assertEquals(bytes.length, position);
  }

  @ParameterizedTest
  @MethodSource("soundVectors")
  void packetsOfAContainerHoldTheSameUnits(TestVector vector) throws Exception {
    try (RawFileReader reader = RawFileReader.open(vector.stream())) {
      PacketCodec codec = new PacketCodec(reader.header());
      Gnvc.Configuration configuration =
          new Gnvc.Configuration(new ByteBufferKaitaiStream(codec.configuration()));
      Gnvc.SequenceHeader header = (Gnvc.SequenceHeader) configuration.header().payload();
      assertEquals(reader.header(), KaitaiFields.header(header));
      if (reader.next() instanceof StreamEvent.Group first) {
        Gnvc.Packet packet = packet(codec.groupPacket(first.group()));
        assertEquals(1, packet.units().size());
        Gnvc.Group group = (Gnvc.Group) packet.units().get(0).payload();
        assertSame(first.group(), KaitaiFields.group(group, reader.header()));
      }
      assertEquals(3, packet(codec.continuationPacket(3)).frameIndex());
    }
  }

  /** The reader takes a sound index as it is, and makes its own where it is not sound. */
  private static void checkIndex(TestVector vector, Gnvc.IndexUnit unit, StreamIndex read) {
    try {
      assertEquals(read, KaitaiFields.index(unit.index()));
    } catch (BufferUnderflowException | KaitaiStream.ValidationFailedError e) {
      assertTrue(vector.name().startsWith("index-"), "a wrong index where none is meant to be");
      assertEquals(vector.manifest().groups().size(), read.entries().size());
    }
  }

  private static Gnvc.Packet packet(byte[] bytes) {
    return new Gnvc.Packet(new ByteBufferKaitaiStream(bytes));
  }

  private static void assertSame(CodedGroup expected, CodedGroup found) {
    assertEquals(expected.header(), found.header());
    assertArrayEquals(expected.substreams().toArray(), found.substreams().toArray());
    assertFalse(expected.substreams().isEmpty());
  }

  private static int lebBytes(Gnvc.Leb leb) {
    int bytes = 1;
    for (Gnvc.LebOctet octet = leb.first(); octet.more(); octet = octet.next()) {
      bytes++;
    }
    return bytes;
  }
}
