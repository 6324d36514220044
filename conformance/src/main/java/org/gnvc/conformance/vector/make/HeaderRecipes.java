package org.gnvc.conformance.vector.make;

import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** Streams that use the fields of sequence and group headers. */
final class HeaderRecipes {

  private static final long LARGEST_TIMESTAMP = (1L << 55) - 1;
  private static final long LARGEST_FRAME = (1L << 48) - 1;

  private HeaderRecipes() {}

  static List<Recipe> all() {
    return List.of(
        recipe(
            "flag-none", "A byte of flags without any flag.", s -> s.each(HeaderRecipes::noFlag)),
        recipe("flag-steps", "Refinement steps of a group.", s -> s.change(1, g -> g.steps(3))),
        recipe("flag-t-n", "Start of refinement of a group.", s -> s.change(1, g -> g.tN(64))),
        recipe("flag-seed", "Noise seed of a group.", s -> s.change(1, g -> g.seedOffset(99))),
        recipe(
            "flag-extension",
            "Extensions of no, one and 300 bytes, which are ignored.",
            s ->
                s.change(0, GroupFields::extension)
                    .change(1, g -> g.extension((byte) 1))
                    .change(2, g -> g.extension(new byte[300]))),
        recipe("flags-all", "Every flag at once.", s -> s.each(HeaderRecipes::everyFlag)),
        recipe(
            "timestamps-variable",
            "A variable frame rate.",
            s -> s.each(g -> g.timestamps(times(g, n -> 40 * n + n * n)))),
        recipe(
            "timestamps-negative",
            "Timestamps that begin below zero.",
            s -> s.each(g -> g.timestamps(times(g, n -> 7 * n - 40)))),
        recipe(
            "timestamps-largest",
            "Timestamps at both ends of their range.",
            s ->
                s.change(0, g -> g.timestamps(times(g, n -> n - LARGEST_TIMESTAMP)))
                    .change(2, g -> g.timestamps(times(g, n -> n - 12 + LARGEST_TIMESTAMP)))),
        recipe(
            "timestamps-in-one-group",
            "Only the second group has timestamps.",
            s -> s.change(1, g -> g.timestamps(times(g, n -> n + n / 8)))),
        recipe(
            "frame-rate-ntsc",
            "30000/1001 frames per second, ticks of 1/90000 second.",
            s ->
                s.header(
                    h ->
                        h.with("rate_num", 30000)
                            .with("rate_den", 1001)
                            .with("base_num", 1)
                            .with("base_den", 90000))),
        recipe(
            "frame-rate-unreduced",
            "Fractions that are not in lowest terms.",
            s ->
                s.header(
                    h ->
                        h.with("rate_num", 2_000_000_000)
                            .with("rate_den", 80_000_000)
                            .with("base_num", 6)
                            .with("base_den", 150))),
        recipe(
            "first-frame-beyond-32-bits",
            "Frame numbers that cross 2^32.",
            s -> s.from((1L << 32) - 7)),
        recipe(
            "first-frame-largest",
            "The last group begins at the largest frame number.",
            s -> s.from(LARGEST_FRAME - 9)),
        recipe(
            "header-minor-version",
            "A later minor version of the bitstream.",
            s -> s.header(h -> h.with("minor", 255))),
        recipe(
            "header-longer",
            "Bytes after the known fields of the sequence header, which are ignored.",
            s -> s.header(h -> h.followedBy(new byte[] {1, 2, 3, 4, 5}))),
        recipe(
            "header-largest",
            "A sequence header unit of 4096 bytes.",
            s -> s.header(h -> h.followedBy(new byte[4096 - h.payload().length]))));
  }

  private static Recipe recipe(String name, String title, UnaryOperator<StreamFile> change) {
    return Recipe.of(name, title, Clip.of(48, 32, 13).group(4), change);
  }

  private static List<Long> times(GroupFields group, LongUnaryOperator time) {
    return LongStream.range(group.firstFrame(), group.firstFrame() + group.frameCount())
        .map(time)
        .boxed()
        .toList();
  }

  private static GroupFields noFlag(GroupFields group) {
    return group.with(GroupFields.Flag.NONE);
  }

  private static GroupFields everyFlag(GroupFields group) {
    return group
        .steps(2)
        .tN(200)
        .seedOffset(0x01020304)
        .timestamps(times(group, n -> 3 * n))
        .extension((byte) 'x');
  }
}
