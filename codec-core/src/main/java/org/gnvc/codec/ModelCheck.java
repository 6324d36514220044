package org.gnvc.codec;

import org.gnvc.bitstream.ModelHash;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.error.MissingModelException;

/** Compares the models that a stream asks for with the one that is loaded. */
final class ModelCheck {

  private ModelCheck() {}

  static void entropy(SequenceHeader header, ModelHash loaded) throws MissingModelException {
    check("entropy model", header.entropyModel(), loaded);
  }

  static void synthesis(SequenceHeader header, ModelHash loaded) throws MissingModelException {
    check("synthesis model", header.synthesisModel(), loaded);
  }

  private static void check(String what, ModelHash wanted, ModelHash loaded)
      throws MissingModelException {
    if (!wanted.equals(loaded)) {
      throw new MissingModelException(
          "the stream was made with %s %s, but %s is loaded".formatted(what, wanted, loaded),
          "name the folder of the model pack that it was made with");
    }
  }
}
