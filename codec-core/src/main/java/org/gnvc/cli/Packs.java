package org.gnvc.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.gnvc.model.ModelPack;

/** Where commands find model packs. */
final class Packs {

  /** Name of the pack that is part of the program. */
  static final String EMBEDDED = "lite";

  private Packs() {}

  /** The pack in {@code folder}, or the embedded one for null. */
  static ModelPack open(Path folder) throws IOException {
    return folder == null ? ModelPack.embedded(EMBEDDED) : ModelPack.open(folder);
  }
}
