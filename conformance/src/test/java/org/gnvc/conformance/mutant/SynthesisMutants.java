package org.gnvc.conformance.mutant;

import static net.bytebuddy.matcher.ElementMatchers.named;

import ai.djl.ndarray.NDArray;
import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;

/** Mistakes in noise, state and synthesis: clauses 10 to 12. */
@SuppressWarnings("UnusedVariable") // Advice writes to its parameters.
final class SynthesisMutants {
  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "seed-off-by-one",
              "the noise seed is one too large",
              "entropy.GaussianNoise",
              named("fill"),
              SeedOffByOne.class,
              List.of("key-group-5")),
          new Mutant(
              "seed-offset-ignored",
              "the group's seed offset is ignored",
              "bitstream.GroupHeader",
              named("noiseSeedOffset"),
              SeedOffsetIgnored.class,
              List.of("flag-seed")),
          new Mutant(
              "noise-of-first-latent",
              "every latent gets the noise of latent 0",
              "entropy.GaussianNoise",
              named("fill"),
              NoiseOfFirstLatent.class,
              List.of("key-group-5")),
          new Mutant(
              "noise-of-first-key-group",
              "the noise does not depend on the key group",
              "entropy.GaussianNoise",
              named("fill"),
              NoiseOfFirstKeyGroup.class,
              List.of("key-interval")),
          new Mutant(
              "t-n-ignored",
              "the group's t_n is ignored",
              "bitstream.GroupHeader",
              named("tN"),
              StartIgnored.class,
              List.of("flag-t-n")),
          new Mutant(
              "steps-ignored",
              "refinement takes one step, whatever is asked for",
              "bitstream.GroupHeader",
              named("steps"),
              StepsIgnored.class,
              List.of("flag-steps")),
          new Mutant(
              "no-refinement",
              "refinement is left out",
              "codec.WindowRefiner$Settings",
              named("steps"),
              NoRefinement.class,
              List.of("key-group-5")),
          new Mutant(
              "window-of-one-latent",
              "the window takes over one latent instead of two",
              "codec.WindowRefiner",
              named("keep"),
              WindowOfOneLatent.class,
              List.of("predictive-group-4")),
          new Mutant(
              "mirrored-tile",
              "the first tile of refinement is mirrored",
              "dit.FlowRefiner",
              named("refinePlace"),
              MirroredTile.class,
              List.of("tiles-13x13")),
          new Mutant(
              "shares-of-tiles",
              "tiles blend the wrong way round",
              "dit.TileAxis",
              named("shares"),
              SharesOfTiles.class,
              List.of("tiles-13x13")),
          new Mutant(
              "gain-of-next-rate",
              "the gain is that of rate index r + 4",
              "latent.Gain",
              named("ratePoint"),
              GainOfNextRate.class,
              List.of("key-group-5")),
          new Mutant(
              "features-not-carried",
              "the latent decoder begins anew in every group",
              "codec.GnvcDecoder",
              named("decodeLatents"),
              FeaturesNotCarried.class,
              List.of("key-and-predictive")),
          new Mutant(
              "pixels-not-carried",
              "the autoencoder begins anew in every group",
              "codec.GnvcDecoder",
              named("decodePixels"),
              PixelsNotCarried.class,
              List.of("key-and-predictive")));

  private SynthesisMutants() {}

  static final class SeedOffByOne {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) int seed) {
      seed++;
    }
  }

  static final class SeedOffsetIgnored {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) int offset) {
      offset = 0;
    }
  }

  static final class NoiseOfFirstLatent {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 2, readOnly = false) int latent) {
      latent = 0;
    }
  }

  static final class NoiseOfFirstKeyGroup {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 1, readOnly = false) long keyFrame) {
      keyFrame = 0;
    }
  }

  static final class StartIgnored {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) int tN) {
      tN = 179;
    }
  }

  static final class StepsIgnored {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) int steps) {
      steps = 1;
    }
  }

  static final class NoRefinement {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) int steps) {
      steps = 0;
    }
  }

  static final class WindowOfOneLatent {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) List<?> window) {
      window = window.subList(window.size() - 1, window.size());
    }
  }

  static final class MirroredTile {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(value = 0, typing = Typing.DYNAMIC) Object place,
        @Advice.Return(readOnly = false) NDArray tile) {
      if (place.toString().startsWith("Place[y=0, x=0,")) {
        tile = tile.flip(3);
      }
    }
  }

  static final class SharesOfTiles {
    @Advice.OnMethodExit
    static void exit(@Advice.Return float[] shares) {
      Tampering.reverse(shares);
    }
  }

  static final class GainOfNextRate {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) int rateIndex) {
      rateIndex = Math.min(63, rateIndex + 4);
    }
  }

  static final class FeaturesNotCarried {
    @Advice.OnMethodEnter
    static void enter(
        @Advice.FieldValue(value = "latentState", readOnly = false, typing = Typing.DYNAMIC)
            Object state) {
      state = null;
    }
  }

  static final class PixelsNotCarried {
    @Advice.OnMethodEnter
    static void enter(
        @Advice.FieldValue(value = "pixelState", readOnly = false, typing = Typing.DYNAMIC)
            Object state) {
      state = null;
    }
  }
}
