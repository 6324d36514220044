package org.gnvc.conformance.vector.make.invalid;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gnvc.conformance.vector.make.Recipe;
import org.gnvc.conformance.vector.make.Workshop;

/** All recipes of streams with a fault. Most must be reported, some are to be borne in silence. */
public final class InvalidRecipes {

  private InvalidRecipes() {}

  /**
   * Encodes the sound stream and puts the faults into it.
   *
   * @throws IllegalStateException if the reference decoder delivers other groups than are meant
   */
  public static List<Recipe> of(Workshop workshop) throws IOException {
    SoundStream sound = SoundStream.of(workshop);
    List<Recipe> recipes = new ArrayList<>();
    recipes.addAll(new FileFaults(sound).recipes());
    recipes.addAll(new HeaderFaults(sound).recipes());
    recipes.addAll(new LaterHeaderFaults(sound).recipes());
    recipes.addAll(new UnitFaults(sound).recipes());
    recipes.addAll(new GroupFaults(sound).recipes());
    recipes.addAll(new OrderFaults(sound).recipes());
    recipes.addAll(new SubstreamFaults(sound).recipes());
    recipes.addAll(new IndexFaults(sound).recipes());
    return recipes;
  }
}
