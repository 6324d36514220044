package org.gnvc.conformance.vector.make;

import java.util.List;

/**
 * The smallest and the largest pictures of each level. The largest reach both limits, that of the
 * side and that of the area.
 */
final class LevelRecipes {

  private static final int RATE = 8;

  private LevelRecipes() {}

  static List<Recipe> all() {
    return List.of(
        large("level-1-largest", "1280x180: the limits of level 1.", 1280, 180, 1184, 116),
        large(
            "level-2-largest", "360x2560, portrait: the limits of level 2.", 360, 2560, 264, 2496),
        large("level-3-largest", "4096x544: the limits of level 3.", 4096, 544, 4000, 480),
        large("level-4-largest", "8192x1152: the limits of level 4.", 8192, 1152, 8096, 1088),
        large("level-2-smallest", "1281x16: too wide for level 1.", 1281, 16, 1184, 0),
        large("level-3-smallest", "16x2561: too high for level 2.", 16, 2561, 0, 2496),
        large("level-4-smallest", "4097x16: too wide for level 3.", 4097, 16, 4000, 0),
        Recipe.of(
            "level-4-stated",
            "A small picture whose stream states level 4.",
            Clip.of(48, 32, 5),
            stream -> stream.header(header -> header.with("level", 4))));
  }

  /** One frame, of which the reference shows at most 96x64 pixels at a corner. */
  private static Recipe large(String name, String title, int width, int height, int left, int top) {
    return Recipe.of(name, title, Clip.of(width, height, 1).rate(RATE))
        .showing(left, top, Math.min(96, width - left), Math.min(64, height - top));
  }
}
