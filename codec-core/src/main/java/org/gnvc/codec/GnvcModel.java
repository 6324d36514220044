package org.gnvc.codec;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gnvc.bitstream.ModelHash;
import org.gnvc.bitstream.Profile;
import org.gnvc.error.GnvcException;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.TensorRuntime;

/**
 * A model pack loaded on a device: all networks that encoders and decoders share. Open it once,
 * close it after everything that uses it. Immutable: encoders and decoders that share it may run
 * side by side, each in a thread of its own.
 */
public final class GnvcModel implements AutoCloseable {

  /** Name of the model pack inside the program. */
  private static final String EMBEDDED = "lite";

  private final ModelPack pack;
  private final TensorRuntime runtime;
  private final Networks networks;

  private GnvcModel(ModelPack pack, TensorRuntime runtime) throws IOException {
    this.pack = pack;
    this.runtime = runtime;
    networks = Networks.load(pack, runtime);
  }

  /**
   * Loads the model.
   *
   * @throws GnvcException if the pack or libtorch is missing or does not fit this version
   * @throws IOException if the pack cannot be read
   */
  public static GnvcModel open(ModelOptions options) throws IOException {
    ModelPack pack =
        options.directory().isPresent()
            ? ModelPack.open(options.directory().get())
            : ModelPack.embedded(EMBEDDED);
    TensorRuntime runtime = null;
    try {
      runtime = TensorRuntime.open(options.device(), options.precision(), options.threads());
      return new GnvcModel(pack, runtime);
    } catch (IOException | RuntimeException e) {
      if (runtime != null) {
        runtime.close();
      }
      pack.close();
      throw e;
    }
  }

  /** The model pack. */
  public ModelPack pack() {
    return pack;
  }

  /** The family of networks that the pack holds. */
  public Profile profile() {
    return ModelCheck.profile(pack);
  }

  /** The device and precision that the networks run on. */
  public TensorRuntime runtime() {
    return runtime;
  }

  /** Hash of the model that decides all symbols. */
  public ModelHash entropyHash() throws GnvcException {
    return ModelHash.of(pack.entropyHash());
  }

  /** Hash of the model that decides pixels. */
  public ModelHash synthesisHash() throws GnvcException {
    return ModelHash.of(pack.synthesisHash());
  }

  /** Where the weights of the networks lie, for people; a line each. */
  public List<String> placement() {
    return networks.placement();
  }

  /** Why coding takes long with this model on this device, in one line; empty where it does not. */
  public Optional<String> slowness() {
    return networks.slowness();
  }

  Networks networks() {
    return networks;
  }

  @Override
  public void close() {
    networks.close();
    runtime.close();
    pack.close();
  }
}
