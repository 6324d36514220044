package org.gnvc.conformance.independent;

import java.io.IOException;
import java.nio.file.Path;

/** Shows how the symbols of a file are coded. */
public final class Symbols {
  private Symbols() {}

  /**
   * Tells {@code listener} every symbol of every group that can be decoded.
   *
   * @param file bytes of a raw file
   * @param model folder of its model pack
   */
  public static void walk(byte[] file, Path model, SymbolListener listener) throws IOException {
    Stream.decode(file, EntropyModel.read(model), listener);
  }
}
