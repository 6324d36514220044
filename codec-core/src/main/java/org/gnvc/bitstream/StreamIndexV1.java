package org.gnvc.bitstream;

import java.util.ArrayList;
import java.util.List;
import org.gnvc.error.CorruptStreamException;

/**
 * The index unit of version 1. Its last payload field is the distance from its own sync word to the
 * end of the file, so that a reader that can seek finds it 8 bytes before the end (the distance,
 * then the CRC).
 */
final class StreamIndexV1 {

  /** Bytes of the distance field. */
  static final int DISTANCE_BYTES = 4;

  private static final int KEY = 1 << 7;
  private static final long MAX_OFFSET = (1L << 56) - 1;

  private StreamIndexV1() {}

  static StreamIndex read(FieldReader in) throws CorruptStreamException {
    List<StreamIndex.Entry> entries = new ArrayList<>();
    long offset = 0;
    long frame = 0;
    while (in.remaining() > DISTANCE_BYTES) {
      offset += in.leb("group distance", 1, MAX_OFFSET - offset);
      frame += in.leb("frame distance", 0, GroupHeader.MAX_FRAME - frame);
      int head = in.u8("index head");
      entries.add(new StreamIndex.Entry(offset, frame, head & ~KEY, (head & KEY) != 0));
    }
    in.u32("index distance");
    return new StreamIndex(entries);
  }

  static byte[] write(StreamIndex index) {
    FieldWriter out = new FieldWriter();
    long offset = 0;
    long frame = 0;
    for (StreamIndex.Entry entry : index.entries()) {
      out.leb(entry.offset() - offset)
          .leb(entry.firstFrame() - frame)
          .u8(entry.frameCount() | (entry.key() ? KEY : 0));
      offset = entry.offset();
      frame = entry.firstFrame();
    }
    int payload = out.toByteArray().length + DISTANCE_BYTES;
    out.u32(SyncWord.BYTES + Unit.overhead(payload) + payload);
    return out.toByteArray();
  }
}
