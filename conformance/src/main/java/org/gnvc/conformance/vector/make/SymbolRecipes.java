package org.gnvc.conformance.vector.make;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/** Streams whose symbols the encoder would hardly ever produce. */
final class SymbolRecipes {

  // At a high rate even the largest symbols are not far from those of a picture.
  private static final int RATE = 63;
  private static final int HYPER = 63;
  private static final int LARGEST = 2047;

  private SymbolRecipes() {}

  static List<Recipe> all() {
    return List.of(
        chosen(
            "symbols-zero",
            "Every symbol is zero.",
            c -> both(c, SymbolRecipes::zero, SymbolRecipes::zero)),
        chosen(
            "hyper-zero",
            "The hyper-latent is zero, the latent is not.",
            c -> both(c, SymbolRecipes::zero, normal(1, 2))),
        chosen(
            "hyper-extreme",
            "Symbols of the hyper-latent at both ends of their range.",
            c -> both(c, signs(2, HYPER), SymbolRecipes::zero)),
        chosen(
            "latent-extreme",
            "Symbols of the latent at both ends of their range: the farthest escapes.",
            c -> both(c, SymbolRecipes::zero, some(144, signs(3, LARGEST)))),
        chosen(
            "escapes",
            "Escapes of all distances, above and below the tables.",
            c -> both(c, normal(4, 1), some(12, spread(5)))),
        chosen(
            "means-extreme",
            "Means far from zero on both sides.",
            c -> {
              c.key(1, RATE, signs(6, HYPER), signs(7, 60));
              c.next(1, RATE, signs(8, HYPER), SymbolRecipes::zero)
                  .next(1, RATE, signs(9, HYPER), SymbolRecipes::zero);
            }),
        chosen(
            "lanes-2",
            "Substreams in two lanes, though they are short.",
            64,
            48,
            OptionalInt.of(2),
            c -> both(c, normal(10, 1), normal(11, 1))),
        chosen(
            "lanes-4",
            "Substreams in four lanes, though they are short.",
            64,
            48,
            OptionalInt.of(4),
            c -> both(c, normal(12, 1), normal(13, 1))),
        chosen(
                "lanes-4-long",
                "A substream of more than 16384 bytes.",
                192,
                128,
                OptionalInt.empty(),
                c -> c.key(1, RATE, normal(14, 1), spread(15)))
            .showing(48, 32, 96, 64));
  }

  private static void both(ChosenSymbols c, IntUnaryOperator hyper, IntUnaryOperator symbol) {
    c.key(2, RATE, hyper, symbol).next(1, RATE, hyper, symbol);
  }

  private static Recipe chosen(String name, String title, Consumer<ChosenSymbols> choice) {
    return chosen(name, title, 64, 48, OptionalInt.empty(), choice);
  }

  private static Recipe chosen(
      String name,
      String title,
      int width,
      int height,
      OptionalInt lanes,
      Consumer<ChosenSymbols> choice) {
    return Recipe.of(
        name,
        title,
        workshop -> {
          StreamFile like = Clip.of(width, height, 1).encode(workshop);
          ChosenSymbols symbols = new ChosenSymbols(workshop, width, height, lanes);
          choice.accept(symbols);
          return new StreamFile(like.header(), symbols.groups()).bytes();
        });
  }

  private static int zero(int element) {
    return 0;
  }

  private static IntUnaryOperator signs(long seed, int magnitude) {
    Random random = new Random(seed);
    return i -> random.nextBoolean() ? magnitude : -magnitude;
  }

  /**
   * One element of so many on average, the others zero: more of them leave no picture to compare.
   */
  private static IntUnaryOperator some(int oneOf, IntUnaryOperator values) {
    Random random = new Random(oneOf);
    return i -> random.nextInt(oneOf) == 0 ? values.applyAsInt(i) : 0;
  }

  private static IntUnaryOperator normal(long seed, double deviation) {
    Random random = new Random(seed);
    return i -> (int) Math.rint(deviation * random.nextGaussian());
  }

  /** Magnitudes of all sizes up to the largest, as many of each number of bits. */
  private static IntUnaryOperator spread(long seed) {
    Random random = new Random(seed);
    return i -> {
      int magnitude = (int) Math.min(LARGEST, Math.pow(2, 11 * random.nextDouble()));
      return random.nextBoolean() ? magnitude : -magnitude;
    };
  }
}
