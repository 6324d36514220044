package org.gnvc.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** The examples of annex I, as they stand on the page. */
class ExampleTest {

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  @Test
  void theBytesOfTheFileStandAtTheirOffsets() throws IOException {
    assertEquals(109, file().length);
  }

  @Test
  void theChecksumsOfTheFileAreThoseOfItsUnits() throws IOException {
    byte[] file = file();
    for (int[] unit : new int[][] {{4, 65}, {73, 87}, {95, 105}}) {
      CRC32C crc = new CRC32C();
      crc.update(file, unit[0], unit[1] - unit[0]);
      assertEquals((int) crc.getValue(), ByteBuffer.wrap(file).getInt(unit[1]), "at " + unit[1]);
    }
  }

  @Test
  void thePacketOfTheGroupIsItsUnitInTheFile() throws IOException {
    MatchResult packet = rows("\\| 300 \\| `([0-9A-F ]+)` \\| yes \\|").get(0);
    assertArrayEquals(Arrays.copyOfRange(file(), 73, 91), HEX.parseHex(packet.group(1)));
  }

  @Test
  void numbersHaveTheBytesOfTheTable() throws IOException {
    List<MatchResult> rows =
        rows("\\| ([-0-9^ ()]+) \\| `([0-9A-F ]+)` \\| \\| ([-0-9^ ()]+) \\| `([0-9A-F ]+)` \\|");
    assertTrue(rows.size() >= 8, rows.size() + " rows");
    for (MatchResult row : rows) {
      assertEquals(leb(value(row.group(1))), row.group(2));
      long signed = value(row.group(3));
      assertEquals(leb(signed < 0 ? -2 * signed - 1 : 2 * signed), row.group(4));
    }
  }

  private static byte[] file() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (MatchResult row : rows("\\| (\\d+) \\| `([0-9A-F ]+)` \\| [^`|]*(?:`t_n`[^|]*)?\\|")) {
      if (Integer.parseInt(row.group(1)) == file.size()) {
        file.writeBytes(HEX.parseHex(row.group(2)));
      }
    }
    return file.toByteArray();
  }

  /** Numbers as the table writes them: 300, -65, 2^48 - 1, -(2^55 - 1). */
  private static long value(String text) {
    if (text.startsWith("-(")) {
      return -value(text.substring(2, text.length() - 1));
    }
    return text.startsWith("2^")
        ? (1L << Integer.parseInt(text.substring(2, text.indexOf(' ')))) - 1
        : Long.parseLong(text);
  }

  private static String leb(long value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long rest = value;
    for (; rest >= 128; rest >>= 7) {
      bytes.write((int) (rest & 127) | 128);
    }
    bytes.write((int) rest);
    return HEX.formatHex(bytes.toByteArray());
  }

  private static List<MatchResult> rows(String pattern) throws IOException {
    String page = Files.readString(Path.of("annex-i-examples.md"));
    return Pattern.compile("(?m)^" + pattern + "$").matcher(page).results().toList();
  }
}
