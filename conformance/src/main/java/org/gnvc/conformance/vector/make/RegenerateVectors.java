package org.gnvc.conformance.vector.make;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes vectors anew. */
public final class RegenerateVectors {

  private RegenerateVectors() {}

  static final List<Recipe> RECIPES =
      List.of(
          Recipe.of(
              "one-frame", "A key group of one frame.", w -> Clip.of(64, 48, 1).encode(w).bytes()),
          Recipe.of(
              "key-group-5", "A key group of 5 frames.", w -> Clip.of(64, 48, 5).encode(w).bytes()),
          Recipe.of(
              "key-and-predictive",
              "A key group of 17 frames and a predictive one of 16.",
              w -> Clip.of(64, 48, 33).encode(w).bytes()));

  public static void main(String[] arguments) throws IOException {
    try (Workshop workshop = Workshop.open()) {
      for (Recipe recipe : RECIPES) {
        System.out.println(
            new VectorMaker(workshop)
                .make(recipe, Path.of(arguments[0], recipe.name()))
                .manifest()
                .tolerance());
      }
    }
  }
}
