package org.gnvc.vae.wan;

import org.gnvc.model.WanVaeConfig;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;

/**
 * How much is worked on at a time. It changes results by rounding only.
 *
 * @param positions latent positions of a tile of the fine part with its halo
 * @param latents latents that pass the coarse part together
 * @param frames frames that pass the fine part together
 */
record Limits(long positions, int latents, int frames) {

  /** Memory for the fine part's working tensors on a processor, in bytes. */
  private static final long PROCESSOR_BYTES = 1L << 30;

  /** Share of a graphics card's free memory for them. */
  private static final int SHARE = 4;

  /**
   * One frame keeps a processor busy, and takes the least memory; a graphics card gets all frames
   * of a latent.
   */
  static Limits of(TensorRuntime runtime, WanVaeConfig config) {
    boolean card = runtime.device().isGpu();
    int frames = card ? 4 : 1;
    long bytes = PROCESSOR_BYTES;
    if (card) {
      bytes = runtime.freeMemory().orElse(SHARE * PROCESSOR_BYTES) / SHARE;
    }
    return new Limits(bytes / bytesPerPosition(config, frames, runtime.precision()), 1, frames);
  }

  /**
   * A residual block at full size is the largest: its frames, their normalised form with two more
   * in front of them, the two to remember, and the results.
   */
  private static long bytesPerPosition(WanVaeConfig c, int frames, Precision precision) {
    int bytes = precision == Precision.FLOAT32 ? Float.BYTES : Short.BYTES;
    return 64L * c.dim() * (3L * frames + 4) * bytes;
  }
}
