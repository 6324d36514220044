package org.gnvc.conformance.vector.make;

import java.util.List;
import java.util.stream.Stream;

/** The recipes of all valid streams. */
final class ValidRecipes {

  private ValidRecipes() {}

  static List<Recipe> all() {
    return Stream.of(
            RateRecipes.all(),
            GroupRecipes.all(),
            PictureRecipes.all(),
            LevelRecipes.all(),
            HeaderRecipes.all(),
            UnitRecipes.all(),
            SymbolRecipes.all(),
            RefinementRecipes.all(),
            SceneRecipes.all())
        .flatMap(List::stream)
        .toList();
  }
}
