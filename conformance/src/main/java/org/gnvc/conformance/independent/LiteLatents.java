package org.gnvc.conformance.independent;

/** Latents of profile lite: each is coded on the decoded values of the two before. */
final class LiteLatents implements LatentDecoder {
  private final LiteModel model;
  private final int rows;
  private final int columns;
  private final SymbolListener listener;
  private Planes last;
  private Planes beforeLast;

  LiteLatents(LiteModel model, Header header, SymbolListener listener) {
    this.model = model;
    rows = (header.height() + 15) / 16;
    columns = (header.width() + 15) / 16;
    this.listener = listener;
  }

  @Override
  public byte[] next(byte[] substream, boolean anchor, int rateIndex) throws Refusal {
    if (anchor) {
      last = Planes.zeros(model.anchor().m, rows, columns);
    }
    Latent latent =
        Latent.decode(
            substream,
            model,
            anchor ? model.anchor() : model.predicted(),
            anchor ? last : last.then(beforeLast),
            rateIndex,
            rows,
            columns,
            listener);
    beforeLast = last;
    last = latent.decoded();
    return latent.digest();
  }
}
