package org.gnvc.conformance.vector.make.invalid;

import java.io.IOException;
import java.util.List;
import org.gnvc.conformance.vector.make.Fields;
import org.gnvc.conformance.vector.make.GroupFields;
import org.gnvc.conformance.vector.make.RawFile;
import org.gnvc.conformance.vector.make.Recipe;

/**
 * Files with an intact index that says what is not so. Decoders bear it in silence: all groups are
 * delivered, and a seek ends at the same frames as without an index.
 */
record IndexFaults(SoundStream sound) {

  // Type, size, checksum and sync word of a small index unit.
  private static final int OVERHEAD = 10;
  private static final int DISTANCE_BYTES = 4;

  List<Recipe> recipes() throws IOException {
    return List.of(
        index("index-offsets-wrong", "An index whose offsets are a byte too large.", 1, 0, 0),
        index("index-offsets-beyond-the-end", "An index of a longer file.", 100_000, 0, 0),
        index("index-frames-wrong", "An index with wrong frame numbers.", 0, 3, 0),
        index("index-distance-wrong", "An index whose index_distance is too small.", 0, 0, -5),
        index("index-distance-beyond-the-file", "An index_distance of 2^31.", 0, 0, 1 << 31),
        own("index-cut", "An index that ends within an entry.", new Fields().u(5, 0x8080808080L)),
        own("index-empty", "An index without payload.", new Fields()));
  }

  private Recipe index(String name, String title, int offset, int frame, int distance)
      throws IOException {
    Fields entries = new Fields();
    int position = new RawFile().unit(RawFile.SEQUENCE_HEADER, sound.header()).size() + offset;
    int firstFrame = frame;
    for (int i = 0; i < sound.file().groups().size(); i++) {
      GroupFields group = sound.group(i);
      entries.leb(position).leb(firstFrame).u(1, group.frameCount() | (group.key() ? 0x80 : 0));
      position = sound.unit(i).length;
      firstFrame = group.frameCount();
    }
    int size = entries.size() + DISTANCE_BYTES + OVERHEAD;
    return own(name, title, entries.u(4, size + distance));
  }

  private Recipe own(String name, String title, Fields payload) throws IOException {
    return FaultyFile.withHeader(sound)
        .groups(0, 1, 2)
        .unit(RawFile.INDEX, payload.toByteArray())
        .harmless(name, title);
  }
}
