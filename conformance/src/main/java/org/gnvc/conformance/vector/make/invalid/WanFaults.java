package org.gnvc.conformance.vector.make.invalid;

import static org.gnvc.conformance.vector.ErrorKind.CORRUPT;
import static org.gnvc.conformance.vector.make.invalid.CodedSymbols.END_STATE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gnvc.conformance.vector.make.Fields;
import org.gnvc.conformance.vector.make.GroupFields;
import org.gnvc.conformance.vector.make.RawFile;
import org.gnvc.conformance.vector.make.Recipe;
import org.gnvc.conformance.vector.make.Workshop;

/** Streams of profile wan with symbols at the ends of their range and beyond them. */
public record WanFaults(SoundStream sound, Path pack) {

  /** Encodes the sound stream and changes it. */
  public static List<Recipe> of(Workshop workshop, Path pack) throws IOException {
    return new WanFaults(SoundStream.of(workshop), pack).recipes();
  }

  private List<Recipe> recipes() throws IOException {
    byte[] longer = new Fields().bytes(sound.group(0).substreams().get(0)).u(2, 0).toByteArray();
    return List.of(
        sound("wan-symbol-127", 127),
        sound("wan-symbol-minus-128", -128),
        fault("wan-symbol-over-127", "14.8", last(128)),
        fault("wan-symbol-below-minus-128", "14.8", last(-129)),
        fault("wan-words-left-over", "8.5", longer));
  }

  /** Nothing is decoded after the symbol, so that only its own value tells. */
  private byte[] last(int value) throws IOException {
    return CodedSymbols.firstOf(sound.file().bytes(), pack).set(-1, value).coded(END_STATE);
  }

  private GroupFields group(byte[] substream) {
    return sound.group(0).frames(1).with(List.of(substream));
  }

  private Recipe sound(String name, int value) throws IOException {
    return FaultyFile.withHeader(sound)
        .delivered(0)
        .unit(RawFile.GROUP, group(last(value)).payload())
        .harmless(name, "Profile wan: the last symbol of a latent is %d.".formatted(value));
  }

  private Recipe fault(String name, String clause, byte[] substream) throws IOException {
    return FaultyFile.withHeader(sound)
        .fault()
        .unit(RawFile.GROUP, group(substream).payload())
        .lost(1)
        .groups(2)
        .recipe(name, CORRUPT, clause, "Profile wan: " + name.substring(4).replace('-', ' ') + ".");
  }
}
