package org.gnvc.conformance.vector.make;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gnvc.codec.RateTarget;

/** Streams of profile wan, made with the pack of {@link TinyWanPack}. */
final class WanRecipes {

  private WanRecipes() {}

  static List<Recipe> all() {
    return List.of(
        Recipe.of("wan-one-frame", "Profile wan: a key group of one frame.", Clip.of(48, 32, 1)),
        Recipe.of(
            "wan-key-and-predictive",
            "Profile wan: a key group of 5 frames, predictive ones of 4 and 4.",
            Clip.of(48, 32, 13).group(4),
            stream -> stream.regrouped(5, 4, 4)),
        Recipe.of(
            "wan-feature-reset",
            "Profile wan: 9 latents, of which the second, fifth and eighth start from the decoded"
                + " latent, the others from the feature.",
            Clip.of(32, 16, 33)),
        Recipe.of(
            "wan-odd-size",
            "Profile wan: latents of odd width and height.",
            Clip.of(37, 21, 9).group(4)),
        Recipe.of(
            "wan-effort",
            "Profile wan: every group has its own steps and its own start of refinement.",
            Clip.of(48, 32, 13).group(4),
            stream ->
                stream
                    .regrouped(5, 4, 4)
                    .header(header -> header.with("steps", 1))
                    .change(0, group -> group.steps(5))
                    .change(1, group -> group.tN(240))
                    .change(2, group -> group.steps(2).tN(64).seedOffset(1))),
        Recipe.of(
            "wan-rates",
            "Profile wan: key groups of 5 frames with the rate indices 0, 21, 42 and 63.",
            WanRecipes::rates),
        Recipe.of(
            "wan-rate-changes",
            "Profile wan: the rate index changes from group to group, as rate control chooses.",
            Clip.of(48, 32, 17)
                .with(Clip.PLAIN.withRate(new RateTarget.Bitrate(3500)).withGroupFrames(4))));
  }

  private static byte[] rates(Workshop workshop) throws IOException {
    StreamFile part = null;
    List<GroupFields> groups = new ArrayList<>();
    for (int rate : new int[] {0, 21, 42, 63}) {
      part = Clip.of(32, 32, 5).rate(rate).encode(workshop);
      groups.addAll(part.from(5L * groups.size()).groups());
    }
    return new StreamFile(part.header(), groups).bytes();
  }
}
