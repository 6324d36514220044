package org.gnvc.conformance.vector.make;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;

/** Streams of pictures of all kinds: size, sampling, bit depth, colour. */
final class PictureRecipes {

  private static final ColorDescription BT601 = new ColorDescription(6, 6, 6, false);
  private static final ColorDescription BT2020 = new ColorDescription(9, 14, 9, false);
  private static final int CONSTANT_LUMINANCE = 10;

  private PictureRecipes() {}

  static List<Recipe> all() {
    List<Recipe> all = new ArrayList<>(sizes());
    for (ChromaFormat chroma : ChromaFormat.values()) {
      for (int depth : new int[] {8, 10}) {
        String name = chroma.name().replace("YUV", "").toLowerCase(Locale.ROOT);
        ColorDescription color =
            chroma == ChromaFormat.RGB ? ColorDescription.SRGB : ColorDescription.BT709;
        all.add(
            Recipe.of(
                "format-%s-%d-bit".formatted(name, depth),
                "%s of %d bits.".formatted(name(chroma), depth),
                Clip.of(64, 48, 5).with(chroma, depth, color)));
      }
    }
    all.addAll(colours());
    return all;
  }

  private static String name(ChromaFormat chroma) {
    return switch (chroma) {
      case YUV420 -> "4:2:0";
      case YUV422 -> "4:2:2";
      case YUV444 -> "4:4:4";
      case RGB -> "RGB";
    };
  }

  private static List<Recipe> sizes() {
    return List.of(
        Recipe.of(
            "size-1x1",
            "A picture of one pixel.",
            Clip.of(16, 16, 5),
            stream -> stream.header(h -> h.sized(1, 1))),
        Recipe.of(
            "size-1x40",
            "A picture one pixel wide.",
            Clip.of(16, 40, 5),
            stream -> stream.header(h -> h.sized(1, 40))),
        Recipe.of(
            "size-40x1",
            "A picture one pixel high.",
            Clip.of(40, 16, 5),
            stream -> stream.header(h -> h.sized(40, 1))),
        Recipe.of("size-17x33", "Odd width and height, just above a block.", Clip.of(17, 33, 9)),
        Recipe.of("size-63x47", "Odd width and height, just below a block.", Clip.of(63, 47, 9)),
        Recipe.of(
            "size-33x17-422",
            "Odd width with chroma halved across.",
            Clip.of(33, 17, 5).with(ChromaFormat.YUV422, 8, ColorDescription.BT709)),
        Recipe.of("size-portrait", "A picture higher than wide.", Clip.of(48, 80, 9).group(4)));
  }

  private static List<Recipe> colours() {
    return List.of(
        colour("colour-bt601", "BT.601, limited range.", 8, BT601),
        colour("colour-bt601-full", "BT.601, full range.", 8, full(BT601)),
        colour("colour-bt709-full", "BT.709, full range.", 8, full(ColorDescription.BT709)),
        colour("colour-bt2020", "BT.2020, limited range, 10 bits.", 10, BT2020),
        colour("colour-bt2020-full", "BT.2020, full range, 10 bits.", 10, full(BT2020)),
        colour(
            "colour-hdr",
            "BT.2020 with perceptual quantiser: the transfer only travels along.",
            10,
            new ColorDescription(9, 16, 9, false)),
        colour(
            "colour-bt2020-constant",
            "Constant-luminance BT.2020, decoded as non-constant.",
            10,
            new ColorDescription(9, 14, CONSTANT_LUMINANCE, false)),
        colour("colour-fcc", "The FCC matrix.", 8, new ColorDescription(4, 4, 4, false)),
        colour("colour-smpte240", "The SMPTE 240 matrix.", 8, new ColorDescription(7, 7, 7, false)),
        colour(
            "colour-matrix-unknown",
            "A matrix without luma weights is taken as unspecified.",
            8,
            new ColorDescription(200, 201, 202, false)),
        colour(
            "colour-unspecified",
            "Unspecified colour of a low picture: BT.601.",
            8,
            ColorDescription.NONE),
        Recipe.of(
                "colour-unspecified-high",
                "Unspecified colour of a picture above 576 lines: BT.709.",
                Clip.of(32, 578, 1).with(ChromaFormat.YUV420, 8, ColorDescription.NONE))
            .showing(0, 100, 32, 96));
  }

  private static Recipe colour(String name, String title, int depth, ColorDescription color) {
    return Recipe.of(name, title, Clip.of(48, 32, 5).with(ChromaFormat.YUV420, depth, color));
  }

  private static ColorDescription full(ColorDescription limited) {
    return new ColorDescription(limited.primaries(), limited.transfer(), limited.matrix(), true);
  }
}
