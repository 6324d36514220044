package org.gnvc.vae.wan;

import org.gnvc.model.WanVaeConfig;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.gnvc.vae.TileLayout;

/**
 * How much is worked on at a time. It changes results by rounding only.
 *
 * @param pictures latent positions times pictures at full size that the fine part may hold at a
 *     time
 * @param latents latents that pass the coarse part together
 * @param frames frames that pass the fine part together where the whole picture fits, else one
 */
record Limits(long pictures, int latents, int frames) {

  /** Memory for the fine part's working tensors on a processor, in bytes. */
  private static final long PROCESSOR_BYTES = 3L << 29;

  /** Share of a graphics card's free memory for them. */
  private static final int SHARE = 4;

  /** Limits for a device: one latent and its frames at a time, in so much memory. */
  static Limits of(TensorRuntime runtime, WanVaeConfig config) {
    long bytes = PROCESSOR_BYTES;
    if (runtime.device().isGpu()) {
      bytes = runtime.freeMemory().orElse(SHARE * PROCESSOR_BYTES) / SHARE;
    }
    int perNumber = runtime.precision() == Precision.FLOAT32 ? Float.BYTES : Short.BYTES;
    return new Limits(bytes / (64L * config.dim() * perNumber), 1, 4);
  }

  /** Frames of a picture of h x w latent positions that pass the fine part together. */
  int frames(int h, int w) {
    return (long) h * w * working(frames) <= pictures ? frames : 1;
  }

  /** How the fine part cuts a picture of h x w latent positions. */
  TileLayout layout(int h, int w, int halo) {
    return TileLayout.of(h, w, halo, pictures / working(1));
  }

  /**
   * Pictures in memory at a residual block of full size, where it takes most: its frames, their
   * normalised form with two more in front of them, the results, and two to remember.
   */
  private static long working(int frames) {
    return 3L * frames + 4;
  }
}
