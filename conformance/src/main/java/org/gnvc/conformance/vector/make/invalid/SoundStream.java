package org.gnvc.conformance.vector.make.invalid;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gnvc.conformance.vector.make.Clip;
import org.gnvc.conformance.vector.make.GroupFields;
import org.gnvc.conformance.vector.make.HeaderFields;
import org.gnvc.conformance.vector.make.RawFile;
import org.gnvc.conformance.vector.make.StreamFile;
import org.gnvc.conformance.vector.make.Workshop;

/**
 * The stream that faults are put into: a key group of 5 frames, a predictive group of 4, and a key
 * group of 5, of a picture of 48x32.
 */
record SoundStream(StreamFile file, Workshop workshop) {

  static SoundStream of(Workshop workshop) throws IOException {
    StreamFile file = Clip.of(48, 32, 14).group(4).keyEvery(9).encode(workshop);
    List<Boolean> keys = file.groups().stream().map(GroupFields::key).toList();
    if (!keys.equals(List.of(true, false, true))) {
      throw new IllegalStateException("the encoder made groups " + keys);
    }
    return new SoundStream(file, workshop);
  }

  /** Payload of the sequence header. */
  byte[] header() {
    return file.header().payload();
  }

  /** Payload of the sequence header with another value of a field. */
  byte[] header(String field, long value) {
    return file.header().with(field, value).payload();
  }

  /** Payload of the sequence header, changed. */
  byte[] header(UnaryOperator<HeaderFields> change) {
    return change.apply(file.header()).payload();
  }

  GroupFields group(int number) {
    return file.groups().get(number);
  }

  /** The unit of a group with its sync word. */
  byte[] unit(int group) {
    return new RawFile().unit(RawFile.GROUP, group(group).payload()).toByteArray();
  }
}
