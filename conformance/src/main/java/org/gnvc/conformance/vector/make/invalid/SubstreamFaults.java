package org.gnvc.conformance.vector.make.invalid;

import static org.gnvc.conformance.vector.ErrorKind.CORRUPT;
import static org.gnvc.conformance.vector.make.invalid.CodedSymbols.END_STATE;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gnvc.conformance.vector.make.Fields;
import org.gnvc.conformance.vector.make.GroupFields;
import org.gnvc.conformance.vector.make.RawFile;
import org.gnvc.conformance.vector.make.Recipe;

/** Files with a sound group whose first substream is not. */
record SubstreamFaults(SoundStream sound) {

  List<Recipe> recipes() throws IOException {
    byte[] same = symbols().coded(END_STATE);
    if (!Arrays.equals(same, sound.group(0).substreams().get(0))) {
      throw new IllegalStateException("the substream coded anew is another one");
    }
    List<Recipe> recipes = new ArrayList<>();
    recipes.addAll(starts());
    recipes.addAll(symbolFaults());
    recipes.addAll(ends());
    return recipes;
  }

  private CodedSymbols symbols() throws IOException {
    return CodedSymbols.firstOf(sound.file().bytes());
  }

  private List<Recipe> starts() throws IOException {
    byte[] twoLanes = symbols().coded(END_STATE, END_STATE);
    byte[] fourLanes = symbols().coded(END_STATE, END_STATE, END_STATE, END_STATE);
    byte[] lowState = twoLanes.clone();
    lowState[6] = 0;
    lowState[7] = 0;
    byte[] lanes3 = fourLanes.clone();
    lanes3[1] = 3;
    byte[] lanes0 = fourLanes.clone();
    lanes0[1] = 0;
    return List.of(
        fault("substream-of-1-byte", "8.2", "A substream of one byte.", new byte[] {5}),
        fault("substream-of-2-bytes", "8.2", "A substream of two bytes.", new byte[] {5, 6}),
        fault("lane-code-0", "8.2", "A substream that begins 00 00.", lanes0),
        fault("lane-code-3", "8.2", "A substream that begins 00 03.", lanes3),
        fault(
            "two-lanes-odd-length",
            "8.2",
            "A substream of two lanes with half a word.",
            Arrays.copyOf(twoLanes, twoLanes.length + 1)),
        fault(
            "four-lanes-too-short",
            "8.2",
            "A substream of four lanes that ends within its states.",
            Arrays.copyOf(fourLanes, 14)),
        fault(
            "state-below-65536", "8.2", "The state of the second lane is below 65536.", lowState));
  }

  private List<Recipe> symbolFaults() throws IOException {
    return List.of(
        fault(
            "escape-prefix-too-long",
            "8.4",
            "An escape with 16 zeros.",
            symbols().escapeTooFar(0).coded(END_STATE)),
        fault(
            "hyper-symbol-over-63",
            "9.7",
            "A symbol of the hyper-latent is 64.",
            symbols().set(0, 64).coded(END_STATE)),
        fault(
            "hyper-symbol-below-minus-63",
            "9.7",
            "A symbol of the hyper-latent is -64.",
            symbols().set(0, -64).coded(END_STATE)),
        lastSymbol("symbol-over-2047", 2048),
        lastSymbol("symbol-below-minus-2047", -2048));
  }

  /** Nothing is decoded after the symbol, so that only its own value tells. */
  private Recipe lastSymbol(String name, int value) throws IOException {
    byte[] substream = symbols().set(-1, value).coded(END_STATE);
    return fault(
        name,
        "9.7",
        "The last symbol of the only latent is %d.".formatted(value),
        sound.group(0).frames(1).with(List.of(substream)));
  }

  private List<Recipe> ends() throws IOException {
    byte[] substream = sound.group(0).substreams().get(0);
    byte[] longer = new Fields().bytes(substream).u(2, 0).toByteArray();
    byte[] second = sound.group(0).substreams().get(1);
    return List.of(
        fault("substream-empty", "8.5", "A substream without bytes.", new byte[0]),
        fault(
            "words-missing",
            "8.3",
            "The last word of a substream is missing.",
            Arrays.copyOf(substream, substream.length - 2)),
        fault("words-left-over", "8.5", "A substream has a word too many.", longer),
        fault(
            "end-state-wrong",
            "8.5",
            "The end state of a substream is 65537, its symbols are right.",
            symbols().coded(END_STATE + 1)),
        fault(
            "end-state-wrong-in-one-lane",
            "8.5",
            "The end state of the second lane is 65537, all symbols are right.",
            symbols().coded(END_STATE, END_STATE + 1)),
        fault(
            "second-substream-damaged",
            "11.3",
            "The second of two substreams has a word too many.",
            List.of(substream, new Fields().bytes(second).u(2, 0).toByteArray())));
  }

  private Recipe fault(String name, String clause, String title, byte[] substream)
      throws IOException {
    return fault(name, clause, title, List.of(substream, sound.group(0).substreams().get(1)));
  }

  private Recipe fault(String name, String clause, String title, List<byte[]> substreams)
      throws IOException {
    return fault(name, clause, title, sound.group(0).with(substreams));
  }

  private Recipe fault(String name, String clause, String title, GroupFields group)
      throws IOException {
    return FaultyFile.withHeader(sound)
        .fault()
        .unit(RawFile.GROUP, group.payload())
        .lost(1)
        .groups(2)
        .recipe(name, CORRUPT, clause, title);
  }
}
