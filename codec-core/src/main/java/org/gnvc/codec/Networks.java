package org.gnvc.codec;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gnvc.dit.Refiner;
import org.gnvc.integer.Arithmetic;
import org.gnvc.model.LiteConfig;
import org.gnvc.model.ModelPack;
import org.gnvc.model.WanConfig;
import org.gnvc.tensor.TensorRuntime;
import org.gnvc.vae.Autoencoder;

/**
 * The networks of a profile, loaded. Safe for use by many threads; close it to free the weights.
 */
interface Networks extends AutoCloseable {

  /** Frames to latents and back. */
  Autoencoder vae();

  /** The transformer. */
  Refiner refiner();

  /** A new coder of latents; close it before the networks. */
  LatentCoder latentCoder(StageTimes times, Arithmetic arithmetic);

  /** Where the weights lie, for people; a line each. */
  List<String> placement();

  /** Why coding takes long, in one line for people; empty where it does not. */
  Optional<String> slowness();

  @Override
  void close();

  /**
   * Loads the networks of a pack.
   *
   * @throws org.gnvc.error.MissingModelException if the pack lacks a tensor or has one of another
   *     shape
   */
  static Networks load(ModelPack pack, TensorRuntime runtime) throws IOException {
    if (pack.config() instanceof LiteConfig) {
      return new LiteNetworks(pack, runtime);
    } else if (pack.config() instanceof WanConfig) {
      return new WanNetworks(pack, runtime);
    }
    throw new IllegalStateException("every profile has networks");
  }
}
