package org.gnvc.conformance.mutant;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.gnvc.entropy.CdfTable;

/** Mistakes in entropy decoding and the entropy model: clauses 8 and 9. */
@SuppressWarnings("UnusedVariable") // Advice writes to its parameters.
final class SymbolMutants {
  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "cdf-entry",
              "one cumulative frequency of one table is one too large",
              "entropy.CdfTable",
              named("of"),
              CdfEntry.class,
              List.of("key-group-5")),
          new Mutant(
              "rounding-rule",
              "layers round down instead of to the nearest",
              "integer.IntegerLayer",
              named("rescale"),
              RoundingRule.class,
              List.of("key-group-5")),
          new Mutant(
              "rate-bias",
              "the layers f1 and s1 take the bias of rate index 0",
              "integer.IntegerLayer",
              named("rescale"),
              RateBias.class,
              List.of("key-group-5")),
          new Mutant(
              "checkerboard-parity",
              "the two parts of the checkerboard are exchanged",
              "integer.Checkerboard",
              isConstructor(),
              CheckerboardParity.class,
              List.of("key-group-5")),
          new Mutant(
              "hyper-band",
              "z is decoded with the tables of the next eight rate indices",
              "integer.EntropyModel",
              named("hyperTables"),
              HyperBand.class,
              List.of("key-group-5")),
          new Mutant(
              "limit-of-inputs",
              "decoded values enter the networks without their limit",
              "integer.IntegerTensor",
              named("clamped"),
              InputLimit.class,
              List.of("latent-extreme")),
          new Mutant(
              "temporal-context",
              "the latent before the last one is forgotten",
              "integer.SymbolState",
              named("previous"),
              TemporalContext.class,
              List.of("key-and-predictive")),
          new Mutant(
              "symbols-over-groups",
              "the entropy model begins anew in every group",
              "codec.SymbolVerifier$Chain",
              named("check"),
              SymbolsOverGroups.class,
              List.of("key-and-predictive")),
          new Mutant(
              "escape-sign",
              "escapes above and below the table are exchanged",
              "entropy.RansDecoder",
              named("escaped"),
              EscapeSign.class,
              List.of("latent-extreme")),
          new Mutant(
              "escape-distance",
              "escaped symbols are one too near",
              "entropy.RansDecoder",
              named("escaped"),
              EscapeDistance.class,
              List.of("latent-extreme")),
          new Mutant(
              "symbol-range",
              "symbols of any magnitude are taken",
              "integer.LatentSymbolCoder",
              named("checkSymbols"),
              LeftOut.class,
              List.of("symbol-over-2047")),
          new Mutant(
              "lane-order",
              "the states of the lanes are taken in reverse",
              "entropy.RansDecoder",
              isConstructor(),
              LaneOrder.class,
              List.of("lanes-2")),
          new Mutant(
              "end-not-checked",
              "the end of a substream is not checked",
              "entropy.RansDecoder",
              named("finish"),
              LeftOut.class,
              List.of("end-state-wrong", "words-left-over")),
          new Mutant(
              "model-not-compared",
              "the hashes of the models are not compared",
              "codec.ModelCheck",
              named("check"),
              LeftOut.class,
              List.of("other-model")));

  private SymbolMutants() {}

  static final class LeftOut {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter() {
      return true;
    }
  }

  /** Of each model, the tables of z are made first, 128 of each kind, then 64 Gaussian ones. */
  static final class CdfEntry {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 1, readOnly = false) int[] cumulative) {
      if (Tampering.call() % 320 == 256 + 20) {
        cumulative = cumulative.clone();
        cumulative[cumulative.length / 2]++;
      }
    }
  }

  static final class RoundingRule {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) int[] sums,
        @Advice.Argument(3) int rateIndex,
        @Advice.FieldValue("bias") int[][] bias,
        @Advice.FieldValue("multiplier") int[] multiplier,
        @Advice.FieldValue("shift") int[] shift,
        @Advice.FieldValue("low") int[] low,
        @Advice.FieldValue("high") int[] high,
        @Advice.Return(typing = Typing.DYNAMIC) Object tensor) {
      int[] out = (int[]) Tampering.ask(tensor, "values");
      int positions = out.length / multiplier.length;
      int[] row = bias[bias.length == 1 ? 0 : rateIndex];
      for (int i = 0; i < out.length; i++) {
        int o = i / positions;
        long value = (((long) sums[i] + row[o]) * multiplier[o]) >> shift[o];
        out[i] = (int) Math.max(low[o], Math.min(high[o], value));
      }
    }
  }

  static final class RateBias {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 3, readOnly = false) int rateIndex) {
      rateIndex = 0;
    }
  }

  static final class CheckerboardParity {
    @Advice.OnMethodExit
    static void exit(
        @Advice.FieldValue("first") int[] first, @Advice.FieldValue("second") int[] second) {
      Tampering.exchange(first, second);
    }
  }

  static final class HyperBand {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 1, readOnly = false) int rateIndex) {
      rateIndex = (rateIndex + 8) % 64;
    }
  }

  static final class InputLimit {
    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 0, readOnly = false) int bound) {
      bound = Integer.MAX_VALUE;
    }
  }

  static final class TemporalContext {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(typing = Typing.DYNAMIC) Object tensor) {
      Tampering.forgetSecondHalf(tensor);
    }
  }

  static final class SymbolsOverGroups {
    @Advice.OnMethodEnter
    static void enter(
        @Advice.FieldValue(value = "state", readOnly = false, typing = Typing.DYNAMIC)
            Object state) {
      state = null;
    }
  }

  static final class EscapeSign {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) CdfTable table, @Advice.Return(readOnly = false) int symbol) {
      symbol =
          symbol > table.maxSymbol()
              ? table.minSymbol() - (symbol - table.maxSymbol())
              : table.maxSymbol() + (table.minSymbol() - symbol);
    }
  }

  static final class EscapeDistance {
    @Advice.OnMethodExit
    static void exit(
        @Advice.Argument(0) CdfTable table, @Advice.Return(readOnly = false) int symbol) {
      symbol += symbol > table.maxSymbol() ? -1 : 1;
    }
  }

  static final class LaneOrder {
    @Advice.OnMethodExit
    static void exit(@Advice.FieldValue("states") int[] states) {
      for (int i = 0; i < states.length / 2; i++) {
        int state = states[i];
        states[i] = states[states.length - 1 - i];
        states[states.length - 1 - i] = state;
      }
    }
  }
}
