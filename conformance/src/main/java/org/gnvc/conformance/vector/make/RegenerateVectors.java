package org.gnvc.conformance.vector.make;

import java.io.IOException;
import java.nio.file.Path;

/** Makes vectors anew. */
public final class RegenerateVectors {

  private RegenerateVectors() {}

  public static void main(String[] arguments) throws IOException {
    try (Workshop workshop = Workshop.open()) {
      for (Recipe recipe : ValidRecipes.all()) {
        if (arguments.length > 1 && !recipe.name().matches(arguments[1])) {
          continue;
        }
        try {
          long start = System.nanoTime();
          var v = new VectorMaker(workshop).make(recipe, Path.of(arguments[0], recipe.name()));
          System.out.println(
              recipe.name()
                  + " "
                  + v.manifest().tolerance()
                  + " "
                  + (System.nanoTime() - start) / 1000000);
        } catch (Exception e) {
          System.out.println(recipe.name());
          e.printStackTrace(System.out);
        }
      }
    }
  }
}
