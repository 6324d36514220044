package org.gnvc.conformance.vector.make;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.gnvc.conformance.vector.make.invalid.InvalidRecipes;

/** The recipes of all vectors. */
final class AllRecipes {

  private AllRecipes() {}

  /** All of them; those of invalid streams begin with a sound one, which is encoded here. */
  static List<Recipe> of(Workshop workshop) throws IOException {
    return Stream.of(
            RateRecipes.all(),
            GroupRecipes.all(),
            PictureRecipes.all(),
            LevelRecipes.all(),
            HeaderRecipes.all(),
            UnitRecipes.all(),
            SymbolRecipes.all(),
            RefinementRecipes.all(),
            SceneRecipes.all(),
            InvalidRecipes.of(workshop))
        .flatMap(List::stream)
        .toList();
  }
}
