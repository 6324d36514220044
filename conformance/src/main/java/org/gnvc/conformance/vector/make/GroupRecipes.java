package org.gnvc.conformance.vector.make;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Streams of groups of all lengths. */
final class GroupRecipes {

  private static final int WIDTH = 48;
  private static final int HEIGHT = 32;

  private GroupRecipes() {}

  static List<Recipe> all() {
    return List.of(
        Recipe.of("one-frame", "A key group of one frame: one latent.", Clip.of(64, 48, 1)),
        Recipe.of("key-group-5", "A key group of 5 frames.", Clip.of(64, 48, 5)),
        Recipe.of("key-group-17", "A key group of 17 frames.", clip(17)),
        Recipe.of("key-group-33", "A key group of 33 frames.", clip(33).group(32)),
        Recipe.of(
            "key-group-65",
            "A key group of 65 frames, the longest: 17 latents.",
            clip(65),
            stream -> stream.regrouped(65)),
        Recipe.of(
            "key-groups-padded",
            "Key groups of 2, 3, 4 and 5 frames: the last latent is padded with 3, 2, 1 and no"
                + " frames.",
            workshop -> lengths(workshop, 0, 2, 3, 4, 5)),
        Recipe.of(
            "predictive-group-4",
            "Predictive groups of 4 frames, one latent each.",
            clip(13).group(4)),
        Recipe.of(
            "key-and-predictive",
            "A key group of 17 frames and a predictive one of 16.",
            Clip.of(64, 48, 33)),
        Recipe.of(
            "predictive-group-64",
            "A predictive group of 64 frames, the longest: 16 latents.",
            clip(65),
            stream -> stream.regrouped(1, 64)),
        Recipe.of(
            "predictive-groups-padded",
            "Predictive groups of 1, 2, 3 and 4 frames, each after a key group of one frame.",
            workshop -> lengths(workshop, 1, 2, 3, 4, 5)),
        Recipe.of(
            "predictive-after-one-frame",
            "A predictive group whose window has one carried latent, then one with two.",
            clip(9),
            stream -> stream.regrouped(1, 4, 4)),
        Recipe.of(
            "groups-of-all-lengths",
            "Key and predictive groups of many lengths in one chain.",
            clip(61),
            stream -> stream.regrouped(5, 4, 12, 8, 24, 8)),
        Recipe.of(
            "key-interval",
            "Key groups and predictive groups take turns.",
            clip(27).group(4).keyEvery(9)));
  }

  private static Clip clip(int frames) {
    return Clip.of(WIDTH, HEIGHT, frames);
  }

  /**
   * Clips one after the other.
   *
   * @param keyFrames frames of the key group before the predictive one; 0 for all frames
   */
  private static byte[] lengths(Workshop workshop, int keyFrames, int... lengths)
      throws IOException {
    StreamFile part = null;
    List<GroupFields> groups = new ArrayList<>();
    long next = 0;
    for (int length : lengths) {
      part = clip(length).encode(workshop);
      if (keyFrames > 0) {
        part = part.regrouped(keyFrames, length - keyFrames);
      }
      groups.addAll(part.from(next).groups());
      next += length;
    }
    return new StreamFile(part.header(), groups).bytes();
  }
}
