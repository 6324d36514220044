package org.gnvc.conformance.vector.make;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gnvc.conformance.vector.make.invalid.WanFaults;

/** A version of the bitstream with vectors of its own. */
enum VectorVersion {
  /** Profile lite, with the pack inside the program. */
  V1_0("1.0") {
    @Override
    Workshop workshop(Path packs) throws IOException {
      return Workshop.open();
    }

    @Override
    List<Recipe> recipes(Workshop workshop, Path packs) throws IOException {
      return AllRecipes.of(workshop);
    }
  },
  /** Profile wan, with a pack of its own. */
  V1_1("1.1") {
    @Override
    Workshop workshop(Path packs) throws IOException {
      Path pack = packs.resolve(WAN_PACK);
      if (!Files.exists(pack)) {
        TinyWanPack.write(pack);
      }
      return Workshop.open(pack);
    }

    @Override
    List<Recipe> recipes(Workshop workshop, Path packs) throws IOException {
      List<Recipe> all = new ArrayList<>(WanRecipes.all());
      all.addAll(WanFaults.of(workshop, packs.resolve(WAN_PACK)));
      return all;
    }
  };

  /** First 8 hexadecimal digits of the pack's entropy model hash. */
  private static final String WAN_PACK = "4f645d9e";

  private final String number;

  VectorVersion(String number) {
    this.number = number;
  }

  /** Major and minor, the name of the folder. */
  String number() {
    return number;
  }

  /** All numbers. */
  static List<String> numbers() {
    return Arrays.stream(values()).map(VectorVersion::number).toList();
  }

  /**
   * Loads the models.
   *
   * @param packs for example {@code conformance/packs}
   */
  abstract Workshop workshop(Path packs) throws IOException;

  /** How its vectors are made. */
  abstract List<Recipe> recipes(Workshop workshop, Path packs) throws IOException;
}
