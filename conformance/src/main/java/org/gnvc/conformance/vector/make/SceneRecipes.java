package org.gnvc.conformance.vector.make;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.gnvc.frame.Frame;
import org.gnvc.scene.ProceduralScene;

/** Streams of particular scenes. */
final class SceneRecipes {

  private static final int CUT = 6;

  private SceneRecipes() {}

  static List<Recipe> all() {
    Clip clip = Clip.of(48, 32, 13).group(4);
    ProceduralScene still = new ProceduralScene(clip.format(), 3, ProceduralScene.NO_CUT);
    Clip edges = Clip.of(80, 64, 13).group(4).rate(40);
    Clip cuts = Clip.of(64, 48, 13).with(clip.options().withSceneCuts(true));
    ProceduralScene twoShots = new ProceduralScene(cuts.format(), 4, CUT);
    return List.of(
        scene("scene-static", "The same picture again and again.", clip, n -> still.frame(0)),
        scene("scene-black", "Black pictures.", clip, n -> grey(clip, 16)),
        scene("scene-white", "White pictures.", clip, n -> grey(clip, 235)),
        scene("scene-noise", "Nothing but noise.", clip, n -> noise(clip, n)),
        scene("scene-hard-edges", "Saturated stripes that move.", edges, n -> stripes(edges, n)),
        scene("scene-cut", "A scene cut ends a group early.", cuts, twoShots::frame));
  }

  private static Recipe scene(String name, String title, Clip clip, IntFunction<Frame> source) {
    return Recipe.of(
        name, title, workshop -> clip.encode(workshop, n -> source.apply(n).withPts(n)).bytes());
  }

  private static Frame grey(Clip clip, int luma) {
    Frame frame = Frame.allocate(clip.format(), 0);
    Arrays.fill(frame.planes().get(0), (short) luma);
    Arrays.fill(frame.planes().get(1), (short) 128);
    Arrays.fill(frame.planes().get(2), (short) 128);
    return frame;
  }

  /** Stripes of eight colours that slant and move by three pixels a frame. */
  private static Frame stripes(Clip clip, int number) {
    Frame frame = Frame.allocate(clip.format(), 0);
    for (int p = 0; p < frame.planes().size(); p++) {
      int width = clip.format().planeWidth(p);
      int scale = clip.format().width() / width;
      short[] plane = frame.planes().get(p);
      for (int i = 0; i < plane.length; i++) {
        int colour = (scale * (i % width + i / width) + 3 * number) / 10 % 8;
        plane[i] = (short) ((colour >> p & 1) == 0 ? 16 : 235);
      }
    }
    return frame;
  }

  private static Frame noise(Clip clip, int number) {
    Random random = new Random(number);
    Frame frame = Frame.allocate(clip.format(), 0);
    for (short[] plane : frame.planes()) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (short) random.nextInt(16, 236);
      }
    }
    return frame;
  }
}
