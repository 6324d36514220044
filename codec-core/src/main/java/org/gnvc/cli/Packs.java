package org.gnvc.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.gnvc.bitstream.Profile;
import org.gnvc.model.InstalledPacks;
import org.gnvc.model.LiteConfig;
import org.gnvc.model.ModelPack;

/** Where commands find model packs. */
final class Packs {

  /** Name of the pack that is part of the program. */
  static final String EMBEDDED = LiteConfig.PROFILE;

  private Packs() {}

  /** The pack in {@code folder}, or the embedded one for null. */
  static ModelPack open(Path folder) throws IOException {
    return folder == null ? ModelPack.embedded(EMBEDDED) : ModelPack.open(folder);
  }

  /** The pack in {@code folder}, or for null the one of the profile. */
  static ModelPack open(Path folder, Profile profile) throws IOException {
    return open(folder == null ? InstalledPacks.find(profile.label()).orElse(null) : folder);
  }
}
