package org.gnvc.conformance.independent;

/** The entropy model of a pack of profile lite. */
record LiteModel(String hash, Networks anchor, Networks predicted, Table[] gaussian)
    implements EntropyModel {
  static final String FORMAT = "gnvc-entropy-1";

  static LiteModel read(String hash, Safetensors file) {
    return new LiteModel(
        hash, new Networks(file, 0), new Networks(file, 1), Table.read(file, "gaussian", 64));
  }

  @Override
  public LatentDecoder decoder(Header header, SymbolListener listener) {
    return new LiteLatents(this, header, listener);
  }
}
