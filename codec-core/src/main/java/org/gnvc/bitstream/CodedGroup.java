package org.gnvc.bitstream;

import java.util.List;

/**
 * A coded group: the unit of refinement and delay.
 *
 * @param header its header
 * @param substreams entropy-coded bytes of each latent, in order; not copied, so not to be changed
 */
public record CodedGroup(GroupHeader header, List<byte[]> substreams) {

  /** Checks that there is a substream for each latent. */
  public CodedGroup {
    substreams = List.copyOf(substreams);
    if (substreams.size() != header.latentCount()) {
      throw new IllegalArgumentException(
          substreams.size() + " substreams for " + header.latentCount() + " latents");
    }
  }

  /** Entropy-coded bytes of all latents. */
  public long payloadBytes() {
    return substreams.stream().mapToLong(substream -> substream.length).sum();
  }
}
