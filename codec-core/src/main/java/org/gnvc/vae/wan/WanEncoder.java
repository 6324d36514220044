package org.gnvc.vae.wan;

import static org.gnvc.vae.wan.WeightSource.PREFIX;

import java.util.ArrayList;
import java.util.List;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.WanVaeConfig;
import org.gnvc.vae.wan.Part.Named;

/**
 * The encoder's layers. The fine part takes frames (T, 3, H, W) to features (T, 2 dim, H/4, W/4)
 * and works on each frame and the ones before; the coarse part takes these to means and logarithmic
 * variances (T/4, 2 z, H/8, W/8).
 *
 * @param fine at full and half the size: most of the work and memory
 * @param coarse from a quarter of the size on
 */
record WanEncoder(Part fine, Part coarse) {

  /**
   * Latent positions around one of the fine part's results that it depends on: 13 pixels before it
   * and 19 behind the first of each four, through 5 convolutions at full and 4 at half the size and
   * the two that shrink.
   */
  static final int HALO = 2;

  static WanEncoder load(WeightSource w, WanVaeConfig c) throws MissingModelException {
    int dim = c.dim();
    int twice = 2 * dim;
    int four = 4 * dim;
    List<Named> fine = new ArrayList<>();
    fine.add(
        new Named(PREFIX + "encoder.conv1", CausalConv.plain(w, PREFIX + "encoder.conv1", 3, dim)));
    String down = PREFIX + "encoder.downsamples.";
    fine.add(block(w, down + 0, dim, dim));
    fine.add(block(w, down + 1, dim, dim));
    fine.add(new Named(down + 2, Resampling.shrink(w, down + 2, dim)));
    fine.add(block(w, down + 3, dim, twice));
    fine.add(block(w, down + 4, twice, twice));
    fine.add(new Named(down + "5.resample", Resampling.shrink(w, down + 5, twice)));

    List<Named> coarse = new ArrayList<>();
    coarse.add(new Named(down + 5, TimeResampling.halve(w, down + 5, twice)));
    coarse.add(block(w, down + 6, twice, four));
    coarse.add(block(w, down + 7, four, four));
    coarse.add(new Named(down + "8.resample", Resampling.shrink(w, down + 8, four)));
    coarse.add(new Named(down + 8, TimeResampling.halve(w, down + 8, four)));
    coarse.add(block(w, down + 9, four, four));
    coarse.add(block(w, down + 10, four, four));
    coarse.addAll(middle(w, PREFIX + "encoder.middle.", four));
    CausalConv head =
        CausalConv.normalised(
            w, PREFIX + "encoder.head.0", PREFIX + "encoder.head.2", four, 2 * c.z());
    coarse.add(new Named(PREFIX + "encoder.head.2", head));
    coarse.add(
        new Named(PREFIX + "conv1", new Pointwise(w, PREFIX + "conv1", 2 * c.z(), 2 * c.z())));
    return new WanEncoder(new Part(fine), new Part(coarse));
  }

  static Named block(WeightSource w, String name, int in, int out) throws MissingModelException {
    return new Named(name, new ResidualBlock(w, name, in, out));
  }

  /** Two residual blocks around an attention layer. */
  static List<Named> middle(WeightSource w, String prefix, int channels)
      throws MissingModelException {
    return List.of(
        block(w, prefix + 0, channels, channels),
        new Named(prefix + 1, new FrameAttention(w, prefix + 1, channels)),
        block(w, prefix + 2, channels, channels));
  }
}
