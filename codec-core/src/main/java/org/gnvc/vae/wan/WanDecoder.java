package org.gnvc.vae.wan;

import static org.gnvc.vae.wan.WanEncoder.block;
import static org.gnvc.vae.wan.WeightSource.PREFIX;

import java.util.ArrayList;
import java.util.List;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.WanVaeConfig;
import org.gnvc.vae.wan.Part.Named;

/**
 * The decoder's layers. The coarse part takes raw latents (K, z, H/8, W/8) to features (4 K, 4 dim,
 * H/4, W/4), 3 fewer at the start of a clip; the fine part takes these to frames (4 K, 3, H, W) and
 * works on each frame and the ones before.
 *
 * @param coarse up to a quarter of the size
 * @param fine at half and full size: most of the work and memory
 */
record WanDecoder(Part coarse, Part fine) {

  /**
   * Latent positions around one of the fine part's results that it depends on: 22 pixels, 8
   * convolutions at full and 7 at half the size.
   */
  static final int HALO = 3;

  static WanDecoder load(WeightSource w, WanVaeConfig c) throws MissingModelException {
    int dim = c.dim();
    int twice = 2 * dim;
    int four = 4 * dim;
    List<Named> coarse = new ArrayList<>();
    coarse.add(new Named(PREFIX + "conv2", new Pointwise(w, PREFIX + "conv2", c.z(), c.z())));
    coarse.add(
        new Named(
            PREFIX + "decoder.conv1", CausalConv.plain(w, PREFIX + "decoder.conv1", c.z(), four)));
    coarse.addAll(WanEncoder.middle(w, PREFIX + "decoder.middle.", four));
    String up = PREFIX + "decoder.upsamples.";
    coarse.add(block(w, up + 0, four, four));
    coarse.add(block(w, up + 1, four, four));
    coarse.add(block(w, up + 2, four, four));
    coarse.add(new Named(up + "3.time_conv", TimeResampling.twice(w, up + 3, four)));
    coarse.add(new Named(up + 3, Resampling.enlarge(w, up + 3, four)));
    coarse.add(block(w, up + 4, twice, four));
    coarse.add(block(w, up + 5, four, four));
    coarse.add(block(w, up + 6, four, four));
    coarse.add(new Named(up + "7.time_conv", TimeResampling.twice(w, up + 7, four)));

    List<Named> fine = new ArrayList<>();
    fine.add(new Named(up + 7, Resampling.enlarge(w, up + 7, four)));
    fine.add(block(w, up + 8, twice, twice));
    fine.add(block(w, up + 9, twice, twice));
    fine.add(block(w, up + 10, twice, twice));
    fine.add(new Named(up + 11, Resampling.enlarge(w, up + 11, twice)));
    fine.add(block(w, up + 12, dim, dim));
    fine.add(block(w, up + 13, dim, dim));
    fine.add(block(w, up + 14, dim, dim));
    CausalConv head =
        CausalConv.normalised(w, PREFIX + "decoder.head.0", PREFIX + "decoder.head.2", dim, 3);
    fine.add(new Named(PREFIX + "decoder.head.2", head));
    return new WanDecoder(new Part(coarse), new Part(fine));
  }
}
