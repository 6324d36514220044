package org.gnvc.conformance.vector.make;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.gnvc.codec.GnvcModel;
import org.gnvc.codec.ModelOptions;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;

/**
 * A model in the two precisions that vectors are made with, both on the processor. For use by one
 * thread.
 */
public final class Workshop implements AutoCloseable {

  private final GnvcModel reference;
  private final GnvcModel rough;

  private Workshop(GnvcModel reference, GnvcModel rough) {
    this.reference = reference;
    this.rough = rough;
  }

  /** Loads the embedded models. */
  public static Workshop open() throws IOException {
    return open(Optional.empty());
  }

  /** Loads the models of the pack in a folder. */
  static Workshop open(Path pack) throws IOException {
    return open(Optional.of(pack));
  }

  private static Workshop open(Optional<Path> pack) throws IOException {
    return new Workshop(model(pack, Precision.FLOAT32), model(pack, Precision.BFLOAT16));
  }

  private static GnvcModel model(Optional<Path> pack, Precision precision) throws IOException {
    return GnvcModel.open(new ModelOptions(pack, DeviceChoice.CPU, Optional.of(precision), 0));
  }

  /** The model in float32: it encodes, and its decoding is the reference. */
  public GnvcModel reference() {
    return reference;
  }

  /** The model in bfloat16: how far it is from the reference tells what to tolerate. */
  GnvcModel rough() {
    return rough;
  }

  @Override
  public void close() {
    reference.close();
    rough.close();
  }
}
