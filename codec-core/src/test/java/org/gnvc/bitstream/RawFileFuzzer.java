package org.gnvc.bitstream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.gnvc.error.GnvcException;

/**
 * Fuzz target: any bytes read as a raw file, once as they are and once as the payloads of units
 * with right checksums, so that what lies behind the checksum is reached too.
 */
public final class RawFileFuzzer {

  private RawFileFuzzer() {}

  /** Entry point of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    read(data);
    read(asUnits(data));
  }

  private static void read(byte[] file) {
    try (RawFileReader reader = RawFileReader.of(new ByteArrayInputStream(file))) {
      long end = 0;
      for (StreamEvent event = reader.next(); event != null; event = reader.next()) {
        if (event.offset() < end || event.offset() >= file.length) {
          throw new AssertionError("events out of order: " + event);
        }
        end = event.offset() + 1;
        if (event instanceof StreamEvent.Group found) {
          readAgain(found.group(), reader.header());
        }
      }
    } catch (GnvcException e) {
      requireMessage(e);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void requireMessage(GnvcException e) {
    if (e.getMessage().isEmpty() || e.getMessage().contains("\n")) {
      throw new AssertionError("not a one-line message", e);
    }
  }

  private static void readAgain(CodedGroup group, SequenceHeader header) throws GnvcException {
    PacketCodec packets = new PacketCodec(header);
    CodedGroup again = Streams.groupIn(packets.read(packets.groupPacket(group)));
    if (!Streams.isSame(group, again)) {
      throw new AssertionError("a group changed when it was written and read again");
    }
  }

  // The first byte of a piece is its length, the second the unit type.
  private static byte[] asUnits(byte[] data) {
    FieldWriter file = new FieldWriter();
    int at = 0;
    while (at + 2 <= data.length) {
      int length = Math.min(data[at] & 0xFF, data.length - at - 2);
      byte[] payload = new byte[length];
      System.arraycopy(data, at + 2, payload, 0, length);
      file.bytes(SyncWord.bytes()).bytes(Unit.write(data[at + 1] & 0xFF, payload));
      at += 2 + length;
    }
    return file.toByteArray();
  }
}
