package org.gnvc.conformance.vector.make;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.gnvc.bitstream.GroupHeader;
import org.gnvc.codec.RateTarget;

/** Streams of all rate indices. */
final class RateRecipes {

  private RateRecipes() {}

  static List<Recipe> all() {
    Clip clip = Clip.of(64, 48, 9).group(4);
    return List.of(
        Recipe.of("rate-0", "Rate index 0, the smallest file.", clip.rate(0)),
        Recipe.of("rate-16", "Rate index 16.", clip.rate(16)),
        Recipe.of("rate-48", "Rate index 48.", clip.rate(48)),
        Recipe.of("rate-63", "Rate index 63, the best picture.", clip.rate(63)),
        Recipe.of(
            "rate-every-index-key",
            "64 key groups of one frame, each of another rate index.",
            RateRecipes::keyGroups),
        Recipe.of(
            "rate-every-index-predictive",
            "A key group and 64 predictive ones, each of another rate index.",
            RateRecipes::predictiveGroups),
        Recipe.of(
            "rate-controlled",
            "The rate index changes from group to group, as rate control chooses.",
            Clip.of(64, 48, 25)
                .with(Clip.PLAIN.withRate(new RateTarget.Bitrate(6000)).withGroupFrames(4))));
  }

  private static byte[] keyGroups(Workshop workshop) throws IOException {
    StreamFile first = null;
    List<GroupFields> groups = new ArrayList<>();
    for (int rate = 0; rate <= GroupHeader.MAX_RATE_INDEX; rate++) {
      first = Clip.of(32, 32, 1).rate(rate).encode(workshop);
      groups.add(first.groups().get(0).at(rate));
    }
    return new StreamFile(first.header(), groups).bytes();
  }

  private static byte[] predictiveGroups(Workshop workshop) throws IOException {
    StreamFile like = Clip.of(16, 16, 1).encode(workshop);
    Random random = new Random(5);
    ChosenSymbols chosen = new ChosenSymbols(workshop, 16, 16, OptionalInt.empty());
    chosen.key(1, 0, i -> small(random), i -> small(random));
    for (int rate = 0; rate <= GroupHeader.MAX_RATE_INDEX; rate++) {
      chosen.next(1, rate, i -> small(random), i -> small(random));
    }
    return new StreamFile(like.header(), chosen.groups()).bytes();
  }

  private static int small(Random random) {
    return (int) Math.rint(random.nextGaussian());
  }
}
