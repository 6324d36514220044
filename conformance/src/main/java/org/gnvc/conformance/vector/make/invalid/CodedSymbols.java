package org.gnvc.conformance.vector.make.invalid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gnvc.codec.GnvcModel;
import org.gnvc.conformance.independent.SymbolListener;
import org.gnvc.conformance.independent.Symbols;
import org.gnvc.conformance.vector.make.Fields;

/**
 * The symbols of a sound substream with their tables, to be coded anew in ways that no encoder
 * would.
 */
final class CodedSymbols implements SymbolListener {

  /** State of every lane at the end of decoding. */
  static final long END_STATE = 65536;

  private static final String MODEL = "entropy.safetensors";

  /** One symbol: its step and, after an escape, those of the bypass bits. */
  private record Symbol(int[] cumulative, int least, List<Step> steps) {}

  /** A decision of the coder: start and size of its share of 65536. */
  private record Step(int start, int frequency) {}

  private final List<Symbol> symbols = new ArrayList<>();
  private boolean ended;

  /** Symbols of the first substream of a file of the embedded model. */
  static CodedSymbols firstOf(byte[] file) throws IOException {
    Path folder = Files.createTempDirectory("gnvc-model");
    Path model = folder.resolve(MODEL);
    try (InputStream in = GnvcModel.class.getResourceAsStream("/org/gnvc/models/lite/" + MODEL)) {
      Files.copy(in, model);
      return firstOf(file, folder);
    } finally {
      Files.deleteIfExists(model);
      Files.delete(folder);
    }
  }

  /** Symbols of the first substream of a file of the model in a folder. */
  static CodedSymbols firstOf(byte[] file, Path folder) throws IOException {
    CodedSymbols first = new CodedSymbols();
    Symbols.walk(file, folder, first);
    return first;
  }

  @Override
  public void symbol(int[] cumulative, int least, int value) {
    if (!ended) {
      symbols.add(new Symbol(cumulative, least, steps(cumulative, least, value)));
    }
  }

  @Override
  public void end() {
    ended = true;
  }

  /** Another value for a symbol; negative numbers count from the end. */
  CodedSymbols set(int number, int value) {
    Symbol old = symbols.get(place(number));
    symbols.set(
        place(number),
        new Symbol(old.cumulative(), old.least(), steps(old.cumulative(), old.least(), value)));
    return this;
  }

  /** An escape with 16 zeros where 15 are the most. */
  CodedSymbols escapeTooFar(int number) {
    Symbol old = symbols.get(place(number));
    List<Step> steps = new ArrayList<>();
    steps.add(escape(old.cumulative()));
    steps.add(bypass(1, 1));
    for (int i = 0; i < 16; i++) {
      steps.add(bypass(0, 1));
    }
    steps.add(bypass(1, 1));
    steps.add(bypass(0, 15));
    steps.add(bypass(0, 1));
    symbols.set(place(number), new Symbol(old.cumulative(), old.least(), steps));
    return this;
  }

  /** The substream whose lanes end in these states. */
  byte[] coded(long... endStates) {
    long[] states = endStates.clone();
    List<Integer> words = new ArrayList<>();
    for (int i = symbols.size() - 1; i >= 0; i--) {
      int lane = i % states.length;
      List<Step> steps = symbols.get(i).steps();
      for (int k = steps.size() - 1; k >= 0; k--) {
        int frequency = steps.get(k).frequency();
        if (states[lane] >= (long) frequency << 16) {
          words.add(0, (int) states[lane] & 0xFFFF);
          states[lane] >>= 16;
        }
        states[lane] =
            ((states[lane] / frequency) << 16) + states[lane] % frequency + steps.get(k).start();
      }
    }
    Fields out = new Fields();
    if (states.length == 1) {
      out.u(states[0] >> 24 == 0 ? 3 : 4, states[0]);
    } else {
      out.u(2, states.length / 2);
      Arrays.stream(states).forEach(state -> out.u(4, state));
    }
    words.forEach(word -> out.u(2, word));
    return out.toByteArray();
  }

  private int place(int number) {
    return number < 0 ? symbols.size() + number : number;
  }

  private static List<Step> steps(int[] cumulative, int least, int value) {
    int entries = cumulative.length - 1;
    int most = least + entries - 2;
    if (value >= least && value <= most) {
      int entry = value - least;
      return List.of(new Step(cumulative[entry], cumulative[entry + 1] - cumulative[entry]));
    }
    int distance = value > most ? value - most : least - value;
    int bits = 31 - Integer.numberOfLeadingZeros(distance);
    List<Step> steps = new ArrayList<>();
    steps.add(escape(cumulative));
    steps.add(bypass(value > most ? 1 : 0, 1));
    for (int i = 0; i < bits; i++) {
      steps.add(bypass(0, 1));
    }
    steps.add(bypass(1, 1));
    if (bits > 0) {
      steps.add(bypass(distance - (1 << bits), bits));
    }
    return steps;
  }

  private static Step escape(int[] cumulative) {
    int entry = cumulative.length - 2;
    return new Step(cumulative[entry], cumulative[entry + 1] - cumulative[entry]);
  }

  private static Step bypass(int value, int bits) {
    return new Step(value << (16 - bits), 1 << (16 - bits));
  }
}
