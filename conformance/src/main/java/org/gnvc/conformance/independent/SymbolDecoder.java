package org.gnvc.conformance.independent;

/** Decodes the symbols of groups, one after the other, and carries the state between them. */
final class SymbolDecoder {
  private final Header header;
  private final EntropyModel model;
  private Planes last;
  private Planes beforeLast;
  private Group before;

  SymbolDecoder(Header header, EntropyModel model) throws Refusal {
    if (!header.entropyModel().equals(model.hash())) {
      throw new Refusal(Kind.MISSING_MODEL, "entropy model " + header.entropyModel());
    }
    this.header = header;
    this.model = model;
  }

  /** Forgets the group before: a predictive group cannot follow. */
  void lose() {
    before = null;
  }

  /** The digest of each latent of the group. A group that is refused is lost. */
  byte[][] digests(Group group) throws Refusal {
    Group reference = before;
    before = null;
    if (!group.key()) {
      boolean follows =
          reference != null && reference.end() == group.firstFrame() && !reference.padded();
      if (!follows) {
        throw new Refusal(
            Kind.MISSING_REFERENCE, "no group before frame " + group.firstFrame() + " to continue");
      }
    }
    byte[][] digests = new byte[group.substreams().size()][];
    for (int i = 0; i < digests.length; i++) {
      digests[i] = latent(group, i).digest();
    }
    before = group;
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
            columns);
    beforeLast = last;
    last = latent.decoded();
    return latent;
  }
}
