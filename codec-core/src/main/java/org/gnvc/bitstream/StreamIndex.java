package org.gnvc.bitstream;

import java.util.List;
import java.util.Optional;

/**
 * Where the groups of a raw file are.
 *
 * @param entries one for each group, in file order
 */
public record StreamIndex(List<Entry> entries) {

  /**
   * One group.
   *
   * @param offset byte offset of its sync word, above that of the entry before
   * @param firstFrame number of its first frame, not below that of the entry before
   * @param frameCount its frames
   * @param key whether it is a key group
   */
  public record Entry(long offset, long firstFrame, int frameCount, boolean key) {}

  /** Copies the list. */
  public StreamIndex {
    entries = List.copyOf(entries);
  }

  /** The last key group that begins at {@code frame} or before. */
  public Optional<Entry> keyGroupFor(long frame) {
    return entries.stream()
        .filter(entry -> entry.key() && entry.firstFrame() <= frame)
        .reduce((first, second) -> second);
  }

  /** Number of the first frame after the last group; 0 without groups. */
  public long endFrame() {
    return entries.isEmpty()
        ? 0
        : entries.get(entries.size() - 1).firstFrame()
            + entries.get(entries.size() - 1).frameCount();
  }
}
