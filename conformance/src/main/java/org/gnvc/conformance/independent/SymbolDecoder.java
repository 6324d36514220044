package org.gnvc.conformance.independent;

import java.util.OptionalLong;

/** Decodes the symbols of groups, one after the other, and carries the state between them. */
final class SymbolDecoder {
  private final Header header;
  private final EntropyModel model;
  private final SymbolListener listener;
  private Planes last;
  private Planes beforeLast;
  private OptionalLong nextFrame = OptionalLong.empty();

  SymbolDecoder(Header header, EntropyModel model, SymbolListener listener) throws Refusal {
    if (!header.entropyModel().equals(model.hash())) {
      throw new Refusal(Kind.MISSING_MODEL, "entropy model " + header.entropyModel());
    }
    this.header = header;
    this.model = model;
    this.listener = listener;
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
      digests[i] = latent(group, i).digest();
    }
    if (!group.padded()) {
      nextFrame = OptionalLong.of(group.firstFrame() + group.frameCount());
    }
    return digests;
  }

  private Latent latent(Group group, int i) throws Refusal {
    int rows = (header.height() + 15) / 16;
    int columns = (header.width() + 15) / 16;
    boolean anchor = group.key() && i == 0;
    if (anchor) {
      last = Planes.zeros(model.anchor().m, rows, columns);
    }
    Latent latent =
        Latent.decode(
            group.substreams().get(i),
            model,
            anchor ? model.anchor() : model.predicted(),
            anchor ? last : last.then(beforeLast),
            group.rateIndex(),
            rows,
            columns,
            listener);
    beforeLast = last;
    last = latent.decoded();
    return latent;
  }
}
