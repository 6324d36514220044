package org.gnvc.conformance.mutant;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;

/** Mistakes in what the profile wan has of its own: clauses 14 and 15. */
@SuppressWarnings("UnusedVariable") // Advice writes to its parameters.
final class WanMutants {
  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "wan-rate-offsets",
              "all predicted latents use the row of the rate index",
              "contextual.PredictedWalk",
              named("rateRow"),
              RateOffsets.class,
              List.of("wan-key-and-predictive")),
          new Mutant(
              "wan-feature-reset",
              "the feature is made anew after the anchor only",
              "contextual.PredictedWalk",
              named("resets"),
              FeatureReset.class,
              List.of("wan-feature-reset")),
          new Mutant(
              "wan-anchor-parts",
              "the first two parts of an anchor are exchanged",
              "contextual.CodingPart",
              named("anchor"),
              AnchorParts.class,
              List.of("wan-one-frame")),
          new Mutant(
              "wan-symbol-range",
              "symbols of any magnitude are taken",
              "contextual.LatentDecoder",
              named("check"),
              SymbolRange.class,
              List.of("wan-symbol-over-127")),
          new Mutant(
              "wan-flow-time",
              "the transformer is told the flow time where it counts noise",
              "dit.WanTransformer",
              named("time"),
              FlowTime.class,
              List.of("wan-one-frame")),
          new Mutant(
              "wan-frames-forgotten",
              "the layers of the autoencoder remember no frames",
              "vae.wan.Slots",
              named("of"),
              FramesForgotten.class,
              List.of("wan-key-and-predictive")));

  private WanMutants() {}

  static final class RateOffsets {
    @Advice.OnMethodExit
    static void exit(@Advice.Argument(0) int rate, @Advice.Return(readOnly = false) int row) {
      row = rate;
    }
  }

  static final class FeatureReset {
    @Advice.OnMethodExit
    static void exit(@Advice.Argument(0) int number, @Advice.Return(readOnly = false) boolean now) {
      now = number == 1;
    }
  }

  static final class AnchorParts {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) int part) {
      part = part < 2 ? 1 - part : part;
    }
  }

  static final class SymbolRange {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
      return true;
    }
  }

  static final class FlowTime {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) double tau) {
      tau = 1 - tau;
    }
  }

  static final class FramesForgotten {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false, typing = Typing.DYNAMIC) Object remembered) {
      remembered = List.of();
    }
  }
}
