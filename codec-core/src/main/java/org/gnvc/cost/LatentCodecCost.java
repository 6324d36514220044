package org.gnvc.cost;

import java.util.List;
import org.gnvc.contextual.NetworkLayout;
import org.gnvc.model.ContextualConfig;

/**
 * Cost of the contextual latent codec for one key group. Analysis is bfloat16; everything that a
 * decoder runs is whole numbers in float64.
 *
 * @param config sizes
 * @param latents of the group
 * @param width columns of a latent
 * @param height rows of a latent
 */
public record LatentCodecCost(ContextualConfig config, int latents, int width, int height) {

  /** Passes over memory for each exact product of a row and a column, with rounding and tables. */
  private static final int EXACT_PASSES = 20;

  /** What an encoder does before it codes. */
  public Work analysis() {
    double products = products(true, false) + (latents - 1) * products(false, false);
    return new Work(Work.Kind.MATRIX, products, moved(products, 6, Short.BYTES));
  }

  /** What encoder and decoder do. */
  public Work decoding() {
    double products = products(true, true) + (latents - 1) * products(false, true);
    return new Work(Work.Kind.EXACT, products, moved(products, EXACT_PASSES, Double.BYTES));
  }

  /** Both. */
  public List<Work> encoding() {
    return List.of(analysis(), decoding());
  }

  private double products(boolean anchor, boolean decoding) {
    return NetworkLayout.products(config, anchor, decoding, height, width);
  }

  /** Most layers have about as many inputs as the feature has channels. */
  private double moved(double products, int passes, int bytes) {
    return products / config.feature() * passes * bytes;
  }
}
