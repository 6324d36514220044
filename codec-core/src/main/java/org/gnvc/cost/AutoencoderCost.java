package org.gnvc.cost;

import java.util.List;
import org.gnvc.model.WanVaeConfig;

/**
 * Cost of the Wan autoencoder for one key group of 1 + 4k frames, layer by layer. Activations are
 * bfloat16; a convolution is counted with the normalisation, activation and addition around it.
 */
public final class AutoencoderCost {

  private static final int BYTES = 2;

  /** Times that a convolution's input and output pass through memory, with what is around it. */
  private static final int PASSES = 3;

  /** Frames that a causal layer remembers. */
  private static final int REMEMBERED = 2;

  private final WanVaeConfig config;
  private double products;
  private double attention;
  private double bytes;
  private double state;
  private double parameters;

  private AutoencoderCost(WanVaeConfig config) {
    this.config = config;
  }

  /**
   * Cost of the encoder.
   *
   * @param width of the padded picture in pixels
   * @param height of the padded picture in pixels
   * @param frames 1 + 4k
   */
  public static AutoencoderCost encoder(WanVaeConfig config, int width, int height, int frames) {
    AutoencoderCost cost = new AutoencoderCost(config);
    cost.encode(width, height, frames);
    return cost;
  }

  /** Cost of the decoder for as many frames. */
  public static AutoencoderCost decoder(WanVaeConfig config, int width, int height, int frames) {
    AutoencoderCost cost = new AutoencoderCost(config);
    cost.decode(width, height, frames);
    return cost;
  }

  /** Convolutions, and the attention of the middle. */
  public List<Work> work() {
    return List.of(
        new Work(Work.Kind.CONVOLUTION, products, bytes),
        new Work(Work.Kind.ATTENTION, attention, 0));
  }

  /** Bytes of what the causal layers remember, in bfloat16. */
  public double stateBytes() {
    return state;
  }

  /** Number of weights. */
  public double parameters() {
    return parameters;
  }

  private void encode(int width, int height, int frames) {
    int c = config.dim();
    Picture full = new Picture(frames, (double) width * height);
    causal(3, c, full);
    residual(c, c, full);
    residual(c, c, full);
    Picture half = full.smaller();
    plane(c, c, half);
    residual(c, 2 * c, half);
    residual(2 * c, 2 * c, half);
    Picture quarter = shrink(2 * c, half);
    residual(2 * c, 4 * c, quarter);
    residual(4 * c, 4 * c, quarter);
    Picture latent = shrink(4 * c, quarter);
    residual(4 * c, 4 * c, latent);
    residual(4 * c, 4 * c, latent);
    middle(4 * c, latent);
    head(4 * c, 2 * config.z(), latent);
    pointwise(2 * config.z(), 2 * config.z(), latent);
  }

  private void decode(int width, int height, int frames) {
    int c = config.dim();
    Picture latent = new Picture(1 + (frames - 1) / 4, width / 8.0 * height / 8.0);
    pointwise(config.z(), config.z(), latent);
    causal(config.z(), 4 * c, latent);
    middle(4 * c, latent);
    for (int i = 0; i < 3; i++) {
      residual(4 * c, 4 * c, latent);
    }
    Picture quarter = grow(4 * c, latent);
    residual(2 * c, 4 * c, quarter);
    residual(4 * c, 4 * c, quarter);
    residual(4 * c, 4 * c, quarter);
    Picture half = grow(4 * c, quarter);
    for (int i = 0; i < 3; i++) {
      residual(2 * c, 2 * c, half);
    }
    Picture full = half.larger();
    plane(2 * c, c, full);
    for (int i = 0; i < 3; i++) {
      residual(c, c, full);
    }
    head(c, 3, full);
  }

  /** Frames of so many positions. */
  private record Picture(int frames, double positions) {

    Picture smaller() {
      return new Picture(frames, positions / 4);
    }

    Picture larger() {
      return new Picture(frames, 4 * positions);
    }

    double all() {
      return frames * positions;
    }
  }

  private void conv(int taps, int in, int out, double positions) {
    products += (double) taps * in * out * positions;
    bytes += (double) PASSES * BYTES * (in + out) * positions;
    parameters += (double) taps * in * out + out;
  }

  /** A 3x3x3 convolution and what it remembers. */
  private void causal(int in, int out, Picture at) {
    conv(27, in, out, at.all());
    remember(REMEMBERED, in, at);
  }

  private void plane(int in, int out, Picture at) {
    conv(9, in, out, at.all());
  }

  private void pointwise(int in, int out, Picture at) {
    conv(1, in, out, at.all());
  }

  private void norm(int channels) {
    parameters += channels;
  }

  private void remember(int frames, int channels, Picture at) {
    state += (double) BYTES * frames * channels * at.positions;
  }

  private void residual(int in, int out, Picture at) {
    norm(in);
    causal(in, out, at);
    norm(out);
    causal(out, out, at);
    if (in != out) {
      pointwise(in, out, at);
    }
  }

  private void middle(int channels, Picture at) {
    residual(channels, channels, at);
    norm(channels);
    pointwise(channels, 3 * channels, at);
    pointwise(channels, channels, at);
    attention += 2 * at.all() * at.positions * channels;
    residual(channels, channels, at);
  }

  private void head(int in, int out, Picture at) {
    norm(in);
    causal(in, out, at);
  }

  /** Halves sides and frames; the first frame is not touched in time. */
  private Picture shrink(int channels, Picture at) {
    Picture smaller = at.smaller();
    plane(channels, channels, smaller);
    int pairs = (at.frames - 1) / 2;
    conv(3, channels, channels, pairs * smaller.positions);
    remember(1, channels, smaller);
    return new Picture(1 + pairs, smaller.positions);
  }

  /** Doubles sides and frames but the first, and halves the channels. */
  private Picture grow(int channels, Picture at) {
    conv(3, channels, 2 * channels, (at.frames - 1) * at.positions);
    remember(REMEMBERED, channels, at);
    Picture larger = new Picture(1 + 2 * (at.frames - 1), 4 * at.positions);
    plane(channels, channels / 2, larger);
    return larger;
  }
}
