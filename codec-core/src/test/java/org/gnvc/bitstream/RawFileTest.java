package org.gnvc.bitstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawFileTest {

  private final List<CodedGroup> groups = Streams.fourGroups();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void groupsAreReadAsWritten(boolean index) throws IOException {
    List<StreamEvent> events = Streams.events(Streams.file(groups, index));
    assertEquals(groups.size(), events.size());
    for (int i = 0; i < groups.size(); i++) {
      Streams.assertSame(groups.get(i), ((StreamEvent.Group) events.get(i)).group());
    }
  }

  @Test
  void fileIsReadFromAPipeThatGivesOneByteAtATime() throws IOException {
    byte[] file = Streams.file(List.of(Streams.group(true, 0, 17, 30_000)), true);
    FilterInputStream slow =
        new FilterInputStream(new ByteArrayInputStream(file)) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return super.read(bytes, offset, Math.min(length, 1));
          }
        };
    try (RawFileReader reader = RawFileReader.of(slow)) {
      assertEquals(1, Streams.groups(Streams.events(reader)).size());
    }
  }

  @Test
  void fileIsCompleteAfterEveryGroup() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RawFileWriter writer = new RawFileWriter(out, Streams.HEADER)) {
      for (int i = 0; i < groups.size(); i++) {
        writer.write(groups.get(i));
        assertEquals(out.size(), writer.bytesWritten());
        List<StreamEvent> events = Streams.events(out.toByteArray());
        assertEquals(i + 1, events.size());
        assertEquals(i + 1, Streams.groups(events).size());
      }
    }
  }

  @Test
  void nothingIsWrittenAfterFinish() throws IOException {
    RawFileWriter writer = new RawFileWriter(new ByteArrayOutputStream(), Streams.HEADER);
    writer.finish();
    assertThrows(IllegalStateException.class, () -> writer.write(groups.get(0)));
    assertThrows(IllegalStateException.class, writer::finish);
  }

  @Test
  void unknownUnitsAndRepeatedHeadersAreSkipped() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RawFileWriter writer = new RawFileWriter(out, Streams.HEADER)) {
      writer.write(groups.get(0));
      out.writeBytes(SyncWord.bytes());
      out.writeBytes(Unit.write(77, new byte[1000]));
      writer.repeatHeader();
      writer.write(groups.get(1));
    }
    List<StreamEvent> events = Streams.events(out.toByteArray());
    assertEquals(2, events.size());
    assertEquals(2, Streams.groups(events).size());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void seekingGoesToTheKeyGroupBefore(boolean index, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("test.gnvc");
    Files.write(file, Streams.file(groups, index));
    try (RawFileReader reader = RawFileReader.open(file)) {
      assertEquals(48, reader.index().endFrame());
      assertEquals(
          List.of(0L, 17L, 33L, 47L),
          reader.index().entries().stream().map(StreamIndex.Entry::firstFrame).toList());
      assertEquals(4, Streams.events(reader).size());
      assertEquals(47, reader.seek(47).orElseThrow().firstFrame());
      Streams.assertSame(groups.get(3), ((StreamEvent.Group) reader.next()).group());
      assertNull(reader.next());
      assertEquals(0, reader.seek(46).orElseThrow().firstFrame());
      Streams.assertSame(groups.get(0), ((StreamEvent.Group) reader.next()).group());
      Streams.assertSame(groups.get(1), ((StreamEvent.Group) reader.next()).group());
      assertEquals(47, reader.seek(1000).orElseThrow().firstFrame());
    }
  }

  @Test
  void askingForTheIndexDoesNotMoveTheReader(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("test.gnvc");
    Files.write(file, Streams.file(groups, true));
    try (RawFileReader reader = RawFileReader.open(file)) {
      reader.next();
      reader.index();
      Streams.assertSame(groups.get(1), ((StreamEvent.Group) reader.next()).group());
    }
  }

  @Test
  void seekingWithoutAKeyGroupBeforeChangesNothing(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("test.gnvc");
    Files.write(file, Streams.file(groups.subList(1, 4), true));
    try (RawFileReader reader = RawFileReader.open(file)) {
      assertTrue(reader.seek(20).isEmpty());
      Streams.assertSame(groups.get(1), ((StreamEvent.Group) reader.next()).group());
    }
  }

  @Test
  void storedIndexSaysWhatScanningFinds(@TempDir Path folder) throws IOException {
    Path with = folder.resolve("with.gnvc");
    Path without = folder.resolve("without.gnvc");
    Files.write(with, Streams.file(groups, true));
    Files.write(without, Streams.file(groups, false));
    try (RawFileReader first = RawFileReader.open(with);
        RawFileReader second = RawFileReader.open(without)) {
      assertEquals(second.index(), first.index());
    }
  }

  @Test
  void indexOfNonsenseIsNotUsed(@TempDir Path folder) throws IOException {
    byte[] file = Streams.file(groups, true);
    Path path = folder.resolve("test.gnvc");
    for (int back = 1; back <= 8; back++) {
      byte[] flipped = file.clone();
      flipped[file.length - back] ^= (byte) 0xFF;
      Files.write(path, flipped);
      try (RawFileReader reader = RawFileReader.open(path)) {
        assertEquals(4, reader.index().entries().size());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, -1, 60, 1_000_000})
  void seekingWithAnIndexThatIsWrongGoesToTheSameGroup(int shift, @TempDir Path folder)
      throws IOException {
    byte[] sound = Streams.file(groups, false);
    List<StreamIndex.Entry> entries =
        Streams.groups(Streams.events(sound)).stream()
            .map(
                place ->
                    new StreamIndex.Entry(
                        place.offset() + shift,
                        place.group().header().firstFrame(),
                        place.group().header().frameCount(),
                        place.group().header().key()))
            .toList();
    byte[] index = new StreamSyntaxV1().writeIndex(new StreamIndex(entries));
    Path file = folder.resolve("test.gnvc");
    Files.write(
        file,
        new FieldWriter()
            .bytes(sound)
            .bytes(SyncWord.bytes())
            .bytes(Unit.write(Unit.INDEX, index))
            .toByteArray());
    try (RawFileReader reader = RawFileReader.open(file)) {
      assertEquals(entries, reader.index().entries());
      assertEquals(47, reader.seek(50).orElseThrow().firstFrame());
      Streams.assertSame(groups.get(3), ((StreamEvent.Group) reader.next()).group());
    }
  }

  @Test
  void streamsCannotBeSoughtIn() throws IOException {
    try (RawFileReader reader =
        RawFileReader.of(new ByteArrayInputStream(Streams.file(groups, true)))) {
      assertThrows(IllegalStateException.class, reader::index);
    }
  }
}
