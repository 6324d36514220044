package org.gnvc.conformance.independent;

import java.util.OptionalLong;

/** Decodes the symbols of groups, one after the other. */
final class SymbolDecoder {
  private final LatentDecoder latents;
  private OptionalLong nextFrame = OptionalLong.empty();

  SymbolDecoder(Header header, EntropyModel model, SymbolListener listener) throws Refusal {
    if (!header.entropyModel().equals(model.hash())) {
      throw new Refusal(Kind.MISSING_MODEL, "entropy model " + header.entropyModel());
    }
    latents = model.decoder(header, listener);
  }

  /** Forgets where a predictive group may begin. */
  void interrupt() {
    nextFrame = OptionalLong.empty();
  }

  /** The digest of each latent of the group. After a refusal only a key group can be decoded. */
  byte[][] digests(Group group) throws Refusal {
    boolean follows = nextFrame.equals(OptionalLong.of(group.firstFrame()));
    interrupt();
    if (!group.key() && !follows) {
      throw new Refusal(
          Kind.MISSING_REFERENCE, "no group that frame " + group.firstFrame() + " could continue");
    }
    byte[][] digests = new byte[group.substreams().size()][];
    for (int i = 0; i < digests.length; i++) {
      boolean anchor = group.key() && i == 0;
      digests[i] = latents.next(group.substreams().get(i), anchor, group.rateIndex());
    }
    if (!group.padded()) {
      nextFrame = OptionalLong.of(group.firstFrame() + group.frameCount());
    }
    return digests;
  }
}
