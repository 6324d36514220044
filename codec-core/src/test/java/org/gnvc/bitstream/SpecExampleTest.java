package org.gnvc.bitstream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example file of the specification, annex I.2: version 1 is fixed, byte for byte. */
class SpecExampleTest {

  private static final byte[] FILE =
      HexFormat.of()
          .parseHex(
              "474e5643013b01000001020001200001"
                  + "0101b0ea01e9070190bf050123456789"
                  + "abcdefffffffffffffffff0000000000"
                  + "0000070000000000000008b301deadbe"
                  + "efdf931c26474e5643020c9805ac0203"
                  + "0102030405060730c5bf30474e564303"
                  + "0845ac028500000012ce7e6a4a");

  private final CodedGroup group =
      new CodedGroup(
          new GroupHeader(true, 300, 5, 24, 1, 179, 0, List.of()),
          List.of(new byte[] {1, 2, 3}, new byte[] {4, 5, 6, 7}));

  @Test
  void writerMakesTheExample() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RawFileWriter writer = new RawFileWriter(out, Streams.HEADER)) {
      writer.write(group);
      writer.finish();
    }
    assertArrayEquals(FILE, out.toByteArray());
  }

  @Test
  void readerReadsTheExample() throws IOException {
    List<StreamEvent> events = Streams.events(FILE);
    assertEquals(1, events.size());
    assertEquals(69, events.get(0).offset());
    Streams.assertSame(group, ((StreamEvent.Group) events.get(0)).group());
  }
}
