package org.gnvc.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.gnvc.bitstream.RawFileReader;
import org.gnvc.bitstream.StreamEvent;

/**
 * The coded bytes of a raw file, to find them again in other containers, which store them
 * unchanged, and to change them there.
 */
final class CodedBytes {

  private static final int SYNC_BYTES = 4;

  /** Fields of the sequence header, as offsets within its unit; type and size come first. */
  static final int MAJOR_VERSION = 2;

  static final int LEVEL = 5;

  private CodedBytes() {}

  /** The sequence header unit, without sync word. */
  static byte[] header(Path raw) throws IOException {
    byte[] file = Files.readAllBytes(raw);
    int end = SYNC_BYTES + 2 + file[SYNC_BYTES + 1] + 4;
    return Arrays.copyOfRange(file, SYNC_BYTES, end);
  }

  /** A sequence header unit with one byte of its payload replaced and the checksum made right. */
  static byte[] changed(byte[] header, int offset, int value) {
    byte[] unit = header.clone();
    unit[offset] = (byte) value;
    CRC32C crc = new CRC32C();
    crc.update(unit, 0, unit.length - 4);
    ByteBuffer.wrap(unit).order(ByteOrder.BIG_ENDIAN).putInt(unit.length - 4, (int) crc.getValue());
    return unit;
  }

  /** Offset in a sequence header unit of the entropy model's hash. */
  static int entropyModel(byte[] header) {
    // What follows the hash, before the checksum: synthesis model, t_n, steps, noise seed.
    return header.length - 4 - 6 - 16 - 16;
  }

  /** The groups' units, without sync words. */
  static List<byte[]> groups(Path raw) throws IOException {
    byte[] file = Files.readAllBytes(raw);
    List<byte[]> groups = new ArrayList<>();
    try (RawFileReader reader = RawFileReader.open(raw)) {
      for (StreamEvent event = reader.next(); event != null; event = reader.next()) {
        StreamEvent.Group group = (StreamEvent.Group) event;
        int start = (int) group.offset() + SYNC_BYTES;
        groups.add(Arrays.copyOfRange(file, start, start - SYNC_BYTES + group.bytes()));
      }
    }
    return groups;
  }

  /** Offset of the only place where these bytes stand. */
  static int find(byte[] file, byte[] wanted) {
    int found = -1;
    for (int i = 0; i + wanted.length <= file.length; i++) {
      if (Arrays.equals(file, i, i + wanted.length, wanted, 0, wanted.length)) {
        if (found >= 0) {
          throw new IllegalArgumentException("stands at " + found + " and at " + i);
        }
        found = i;
      }
    }
    if (found < 0) {
      throw new IllegalArgumentException("is not in the file");
    }
    return found;
  }

  /** A copy of a file with some bytes replaced by as many others. */
  static Path replaced(Path file, byte[] old, byte[] by, Path to) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    System.arraycopy(by, 0, bytes, find(bytes, old), by.length);
    return Files.write(to, bytes);
  }
}
