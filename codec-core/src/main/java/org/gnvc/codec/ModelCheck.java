package org.gnvc.codec;

import org.gnvc.bitstream.ModelHash;
import org.gnvc.bitstream.Profile;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.error.GnvcException;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.ModelPack;

/** Compares the models that a stream asks for with a pack. The hashes decide. */
final class ModelCheck {

  private ModelCheck() {}

  /** Whether the pack's entropy model is the stream's. */
  static void entropy(SequenceHeader header, ModelPack pack) throws GnvcException {
    check("entropy model", header.entropyModel(), ModelHash.of(pack.entropyHash()), header, pack);
  }

  /** Whether the pack's networks are the stream's. */
  static void synthesis(SequenceHeader header, ModelPack pack) throws GnvcException {
    check(
        "synthesis model",
        header.synthesisModel(),
        ModelHash.of(pack.synthesisHash()),
        header,
        pack);
  }

  /** The profile of a pack. */
  static Profile profile(ModelPack pack) {
    return Profile.of(pack.config().profile()).orElseThrow();
  }

  private static void check(
      String what, ModelHash wanted, ModelHash loaded, SequenceHeader header, ModelPack pack)
      throws MissingModelException {
    Profile profile = profile(pack);
    if (header.profile() != profile) {
      throw new MissingModelException(
          "the stream is of profile %s, but a model pack of profile %s is loaded"
              .formatted(header.profile().label(), profile.label()),
          "name the folder of the model pack that it was made with");
    }
    if (!wanted.equals(loaded)) {
      throw new MissingModelException(
          "the stream was made with %s %s, but %s is loaded".formatted(what, wanted, loaded),
          "name the folder of the model pack that it was made with");
    }
  }
}
