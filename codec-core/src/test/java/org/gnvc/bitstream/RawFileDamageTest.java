package org.gnvc.bitstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.gnvc.error.GnvcException;
import org.gnvc.error.VersionTooNewException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage of every kind: only declared outcomes, and nothing intact is lost. */
class RawFileDamageTest {

  private final List<CodedGroup> groups = Streams.fourGroups();
  private final byte[] file = Streams.file(groups, true);
  private final List<StreamEvent.Group> places = Streams.groups(Streams.events(file));

  RawFileDamageTest() throws IOException {}

  private List<CodedGroup> endingBy(int offset) {
    List<CodedGroup> before = new ArrayList<>();
    for (StreamEvent.Group place : places) {
      if (place.offset() + place.bytes() <= offset) {
        before.add(place.group());
      }
    }
    return before;
  }

  private long headerEnd() {
    return places.get(0).offset();
  }

  @Test
  void cutAnywhereEverythingBeforeIsDelivered() throws IOException {
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      if (length < headerEnd()) {
        assertRefused(cut);
        continue;
      }
      List<StreamEvent> events = Streams.events(cut);
      List<CodedGroup> expected = endingBy(length);
      assertEquals(expected.size(), Streams.groups(events).size(), "cut to " + length);
      for (int i = 0; i < expected.size(); i++) {
        Streams.assertSame(expected.get(i), Streams.groups(events).get(i).group());
      }
    }
  }

  @Test
  void flippedAnywhereOnlyTheGroupHitIsLost() throws IOException {
    for (int i = 0; i < file.length; i++) {
      for (int mask : new int[] {0x01, 0x80, 0xFF}) {
        byte[] flipped = file.clone();
        flipped[i] ^= (byte) mask;
        if (i < headerEnd()) {
          assertRefused(flipped);
        } else {
          assertOnlyTheHitGroupIsLost(flipped, i);
        }
      }
    }
  }

  private void assertOnlyTheHitGroupIsLost(byte[] flipped, int at) throws IOException {
    List<StreamEvent> events = Streams.events(flipped);
    List<StreamEvent.Group> expected =
        places.stream()
            .filter(place -> at < place.offset() || at >= place.offset() + place.bytes())
            .toList();
    List<StreamEvent.Group> found = Streams.groups(events);
    assertEquals(expected.size(), found.size(), "flip at " + at);
    for (int i = 0; i < found.size(); i++) {
      Streams.assertSame(expected.get(i).group(), found.get(i).group());
    }
    assertEquals(1, events.size() - found.size(), "flip at " + at);
    for (StreamEvent event : events) {
      if (event instanceof StreamEvent.Damage damage) {
        assertTrue(damage.offset() <= at && at < damage.end(), damage.toString());
      }
    }
  }

  @Test
  void repeatedHeaderSavesAFileWithoutItsFirstOne() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RawFileWriter writer = new RawFileWriter(out, Streams.HEADER)) {
      writer.write(groups.get(0));
      writer.repeatHeader();
      writer.write(groups.get(3));
    }
    byte[] bytes = out.toByteArray();
    bytes[10] ^= 1;
    List<StreamEvent> events = Streams.events(bytes);
    assertEquals(2, events.size());
    assertTrue(events.get(0) instanceof StreamEvent.Damage);
    Streams.assertSame(groups.get(3), ((StreamEvent.Group) events.get(1)).group());
  }

  @Test
  void groupsOfAnotherStreamInTheFileArePassedOver() throws IOException {
    ByteArrayOutputStream other = new ByteArrayOutputStream();
    try (RawFileWriter writer = new RawFileWriter(other, Streams.OTHER_HEADER)) {
      writer.write(groups.get(0));
    }
    byte[] own = Streams.file(groups, false);
    byte[] joined =
        new FieldWriter().bytes(own).bytes(other.toByteArray()).bytes(own).toByteArray();
    List<StreamEvent> events = Streams.events(joined);
    assertEquals(2 * groups.size() + 1, events.size());
    StreamEvent.Damage change = (StreamEvent.Damage) events.get(groups.size());
    assertEquals(own.length, change.offset());
    assertTrue(change.reason().contains("another stream"), change.reason());
  }

  @Test
  void bytesInsertedAndRemovedLoseOneGroup() throws IOException {
    int inside = (int) places.get(1).offset() + 20;
    byte[] longer =
        new FieldWriter()
            .bytes(Arrays.copyOf(file, inside))
            .bytes(new byte[] {'G', 'N', 'V', 'C', 2, 0x10, 1})
            .bytes(Arrays.copyOfRange(file, inside, file.length))
            .toByteArray();
    byte[] shorter =
        new FieldWriter()
            .bytes(Arrays.copyOf(file, inside))
            .bytes(Arrays.copyOfRange(file, inside + 3, file.length))
            .toByteArray();
    for (byte[] changed : List.of(longer, shorter)) {
      List<StreamEvent> events = Streams.events(changed);
      assertEquals(3, Streams.groups(events).size());
      assertEquals(4, events.size());
    }
  }

  @Test
  void groupThatUsesUnknownFeaturesIsReportedAndPassed() throws IOException {
    byte[] unknown =
        new FieldWriter()
            .bytes(SyncWord.bytes())
            .bytes(Unit.write(Unit.GROUP, new byte[] {(byte) 0xC0, 0x40, 1, 0, 1}))
            .toByteArray();
    int at = (int) places.get(1).offset();
    byte[] changed =
        new FieldWriter()
            .bytes(Arrays.copyOf(file, at))
            .bytes(unknown)
            .bytes(Arrays.copyOfRange(file, at, file.length))
            .toByteArray();
    List<StreamEvent> events = Streams.events(changed);
    assertEquals(5, events.size());
    assertEquals(at + unknown.length, ((StreamEvent.Damage) events.get(1)).end());
  }

  @Test
  void randomBytesAfterTheHeaderAreOneDamage() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = Arrays.copyOf(file, (int) headerEnd() + 1 + random.nextInt(3000));
      for (int at = (int) headerEnd(); at < bytes.length; at++) {
        bytes[at] = (byte) random.nextInt(256);
      }
      List<StreamEvent> events = Streams.events(bytes);
      assertEquals(1, events.size());
      assertEquals(bytes.length, ((StreamEvent.Damage) events.get(0)).end());
    }
  }

  @Test
  void randomChangesEndInDeclaredOutcomes() {
    Random random = new Random(2);
    for (int i = 0; i < 3000; i++) {
      byte[] bytes = Arrays.copyOf(file, 1 + random.nextInt(file.length + 50));
      for (int n = random.nextInt(20); n > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        Streams.events(bytes);
      } catch (GnvcException e) {
        assertTrue(!e.getMessage().isEmpty());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void fileFullOfFalseUnitsTakesLinearTime() throws IOException {
    byte[] unit = {'G', 'N', 'V', 'C', 2, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x02};
    byte[] bytes = Arrays.copyOf(file, 8 << 20);
    for (int at = (int) headerEnd(); at + unit.length < bytes.length; at += unit.length) {
      System.arraycopy(unit, 0, bytes, at, unit.length);
    }
    List<StreamEvent> events =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Streams.events(bytes));
    assertEquals(1, events.size());
  }

  @Test
  void soundAndFalseUnitsInTurnTakeLinearWork() throws IOException {
    byte[] pair =
        new FieldWriter()
            .bytes(SyncWord.bytes())
            .bytes(Unit.write(200, new byte[0]))
            .bytes(SyncWord.bytes())
            .u8(Unit.GROUP)
            .leb(1 << 20)
            .toByteArray();
    byte[] bytes = Arrays.copyOf(file, 4 << 20);
    for (int at = (int) headerEnd(); at + pair.length < bytes.length; at += pair.length) {
      System.arraycopy(pair, 0, bytes, at, pair.length);
    }
    // 8 bytes of checking for each byte and one largest unit, and the handling of each byte itself.
    long allowed = 16L * bytes.length + Level.L4.maxUnitBytes();
    try (RawFileReader reader = RawFileReader.of(new ByteArrayInputStream(bytes))) {
      int damages = 0;
      while (reader.next() != null) {
        damages++;
        assertTrue(reader.touchedBytes() <= allowed, reader.touchedBytes() + " bytes of work");
      }
      assertTrue(damages > 100_000, damages + " damages");
    }
  }

  @Test
  void seekingIsAllowedAsMuchWorkAsReadingFromTheStart(@TempDir Path folder) throws IOException {
    CodedGroup large = Streams.group(true, 48, 17, 200_000);
    byte[] before = Streams.file(groups.subList(3, 4), false);
    byte[] unit = new FieldWriter().bytes(SyncWord.bytes()).u8(2).leb(3_400_000).toByteArray();
    FieldWriter out = new FieldWriter().bytes(before);
    for (int i = 0; i < 100; i++) {
      out.bytes(unit);
    }
    byte[] sound = Streams.file(List.of(large), false);
    byte[] group = Arrays.copyOfRange(sound, (int) headerEnd(), sound.length);
    Path path = folder.resolve("test.gnvc");
    Files.write(path, out.bytes(group).bytes(new byte[4_000_000]).toByteArray());
    try (RawFileReader reader = RawFileReader.open(path)) {
      for (int i = 0; i < 5; i++) {
        reader.seek(47);
        assertEquals(2, Streams.groups(Streams.events(reader)).size(), "reading " + i);
      }
    }
  }

  @Test
  void streamOfAnUnknownVersionInTheFileIsPassedOver() throws IOException {
    byte[] own = Streams.file(groups, false);
    byte[] header = Arrays.copyOfRange(own, 6, (int) headerEnd() - Unit.CRC_BYTES);
    header[0] = 2;
    byte[] joined =
        new FieldWriter()
            .bytes(own)
            .bytes(SyncWord.bytes())
            .bytes(Unit.write(Unit.SEQUENCE_HEADER, header))
            .bytes(own)
            .toByteArray();
    List<StreamEvent> events = Streams.events(joined);
    assertEquals(2 * groups.size() + 1, events.size());
    StreamEvent.Damage change = (StreamEvent.Damage) events.get(groups.size());
    assertTrue(change.cause() instanceof VersionTooNewException, change.reason());
  }

  @Test
  void headerThatCannotBeReadIsReplacedByARepeatedOne() throws IOException {
    byte[] own = Streams.file(groups, false);
    byte[] header = Arrays.copyOfRange(own, 6, (int) headerEnd() - Unit.CRC_BYTES);
    header[4] = 0;
    header[5] = 0;
    byte[] joined =
        new FieldWriter()
            .bytes(SyncWord.bytes())
            .bytes(Unit.write(Unit.SEQUENCE_HEADER, header))
            .bytes(own)
            .toByteArray();
    List<StreamEvent> events = Streams.events(joined);
    assertEquals(groups.size() + 1, events.size());
    StreamEvent.Damage damage = (StreamEvent.Damage) events.get(0);
    assertEquals(0, damage.offset());
    assertEquals(headerEnd(), damage.end());
    assertTrue(damage.reason().contains("width"), damage.reason());
  }

  private static void assertRefused(byte[] bytes) {
    try {
      Streams.events(bytes);
      throw new AssertionError("a file without an intact header was read");
    } catch (GnvcException e) {
      assertTrue(!e.getMessage().isEmpty());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
