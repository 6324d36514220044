package org.gnvc.conformance.vector.make;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gnvc.bitstream.SequenceHeader;

/**
 * A stream in its parts, as the encoder makes them or changed afterwards.
 *
 * @param header its sequence header
 * @param groups its groups
 */
public record StreamFile(HeaderFields header, List<GroupFields> groups) {

  private static final int FRAMES_PER_LATENT = 4;

  /** Copies the list. */
  public StreamFile {
    groups = List.copyOf(groups);
  }

  static StreamFile of(SequenceHeader header, List<GroupFields> groups) {
    return new StreamFile(HeaderFields.of(header), groups);
  }

  /** The same with a changed header. */
  public StreamFile header(UnaryOperator<HeaderFields> change) {
    return new StreamFile(change.apply(header), groups);
  }

  /** The same with every group changed. */
  public StreamFile each(UnaryOperator<GroupFields> change) {
    return new StreamFile(header, groups.stream().map(change).toList());
  }

  /** The same with one group changed. */
  public StreamFile change(int number, UnaryOperator<GroupFields> change) {
    List<GroupFields> changed = new ArrayList<>(groups);
    changed.set(number, change.apply(groups.get(number)));
    return new StreamFile(header, changed);
  }

  /** The same without one of its groups. */
  public StreamFile without(int number) {
    List<GroupFields> rest = new ArrayList<>(groups);
    rest.remove(number);
    return new StreamFile(header, rest);
  }

  /** The same with all frames numbered higher. */
  public StreamFile from(long firstFrame) {
    return each(group -> group.at(firstFrame + group.firstFrame()));
  }

  /**
   * The same latents in other groups: a key group of {@code frames[0]}, then predictive ones. What
   * is decoded of a latent does not depend on where groups end, except for its refinement.
   *
   * @param frames frames of each group, multiples of 4, in the first one more; the last may be
   *     less. The stream must have one key group only, and one rate index
   */
  public StreamFile regrouped(int... frames) {
    List<byte[]> latents = new ArrayList<>();
    groups.forEach(group -> latents.addAll(group.substreams()));
    List<GroupFields> others = new ArrayList<>();
    int next = 0;
    long firstFrame = groups.get(0).firstFrame();
    for (int count : frames) {
      boolean key = others.isEmpty();
      int latentCount =
          (count - (key ? 1 : 0) + FRAMES_PER_LATENT - 1) / FRAMES_PER_LATENT + (key ? 1 : 0);
      others.add(
          new GroupFields(
              key,
              groups.get(0).rateIndex(),
              count,
              firstFrame,
              Map.of(),
              latents.subList(next, next + latentCount)));
      next += latentCount;
      firstFrame += count;
    }
    if (next != latents.size()) {
      throw new IllegalArgumentException("%d of %d latents used".formatted(next, latents.size()));
    }
    return new StreamFile(header, others);
  }

  /** The raw file with an index. */
  public byte[] bytes() {
    return file().index().toByteArray();
  }

  /** The raw file up to the end of its last group. */
  public RawFile file() {
    return new RawFile().header(header).groups(groups);
  }
}
