package org.gnvc.conformance.vector.make.invalid;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gnvc.conformance.vector.ErrorKind;
import org.gnvc.conformance.vector.Manifest;
import org.gnvc.conformance.vector.make.DecodedStream;
import org.gnvc.conformance.vector.make.RawFile;
import org.gnvc.conformance.vector.make.Recipe;

/** A raw file with one fault, put together from sound and other units. */
final class FaultyFile {

  private final SoundStream sound;
  private final RawFile out = new RawFile();
  private final List<Long> delivered = new ArrayList<>();
  private long fault;

  FaultyFile(SoundStream sound) {
    this.sound = sound;
  }

  /** A file that begins with the sound sequence header. */
  static FaultyFile withHeader(SoundStream sound) {
    return new FaultyFile(sound).header();
  }

  FaultyFile header() {
    return unit(RawFile.SEQUENCE_HEADER, sound.header());
  }

  /** Sound groups that a decoder must deliver. */
  FaultyFile groups(int... groups) {
    for (int group : groups) {
      delivered(sound.group(group).firstFrame());
      lost(group);
    }
    return this;
  }

  /** A sound group that a decoder cannot deliver here. */
  FaultyFile lost(int group) {
    return unit(RawFile.GROUP, sound.group(group).payload());
  }

  /** The bytes that come next hold the fault; it is reported with their offset. */
  FaultyFile fault() {
    fault = out.size();
    return this;
  }

  /** A group with this first frame, which was written or comes next, must be delivered. */
  FaultyFile delivered(long firstFrame) {
    delivered.add(firstFrame);
    return this;
  }

  FaultyFile unit(int type, byte[] payload) {
    out.unit(type, payload);
    return this;
  }

  FaultyFile bytes(byte... bytes) {
    out.bytes(bytes);
    return this;
  }

  /** Drops bytes at the end. */
  byte[] without(int count) {
    byte[] all = out.toByteArray();
    return Arrays.copyOf(all, all.length - count);
  }

  /**
   * The recipe of a stream of which something can be read.
   *
   * @param name name of the violation, in kebab case
   * @param title what is wrong, one sentence
   */
  Recipe recipe(String name, ErrorKind kind, String clause, String title) throws IOException {
    return recipe(name, kind, clause, title, out.toByteArray());
  }

  /** The same with other bytes than were written. */
  Recipe recipe(String name, ErrorKind kind, String clause, String title, byte[] bytes)
      throws IOException {
    checkDelivered(name, bytes);
    return refused(name, kind, clause, title, bytes);
  }

  /** The recipe of a stream whose fault is not to be reported. */
  Recipe harmless(String name, String title) throws IOException {
    byte[] bytes = out.toByteArray();
    checkDelivered(name, bytes);
    return Recipe.of(name, title, workshop -> bytes);
  }

  private void checkDelivered(String name, byte[] bytes) throws IOException {
    List<Long> found =
        DecodedStream.read(bytes, sound.workshop().reference().pack()).decodable().stream()
            .map(Manifest.Group::firstFrame)
            .toList();
    if (!found.equals(delivered)) {
      throw new IllegalStateException(
          "%s: groups %s are decoded where %s are meant".formatted(name, found, delivered));
    }
  }

  /** The recipe of a file that is refused as a whole. */
  Recipe refused(String name, ErrorKind kind, String clause, String title) {
    return refused(name, kind, clause, title, out.toByteArray());
  }

  Recipe refused(String name, ErrorKind kind, String clause, String title, byte[] bytes) {
    return new Recipe(
        name,
        title,
        workshop -> bytes,
        Optional.empty(),
        Optional.of(new Manifest.ExpectedError(kind, fault, clause, name.replace('-', ' '))));
  }
}
