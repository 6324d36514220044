package org.gnvc.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.gnvc.bitstream.GroupHeader;
import org.gnvc.codec.GroupAssembler.FrameGroup;
import org.gnvc.frame.Frame;
import org.gnvc.frame.RgbConverter;
import org.gnvc.frame.VideoFormat;
import org.gnvc.integer.Arithmetic;
import org.gnvc.vae.Autoencoder;
import org.gnvc.vae.CausalState;

/**
 * Turns the frames of a group into latents once, and the latents into substreams as often as the
 * rate control wants to try. The state carried to the next group is that of the attempt kept.
 */
final class GroupEncoder implements AutoCloseable {

  private final GnvcModel model;
  private final StageTimes times;
  private final LatentCoder coder;
  private final int height;
  private final int width;

  private Carried<CausalState> pixelState;
  private Carried<LatentState> latentState;

  GroupEncoder(GnvcModel model, VideoFormat format, StageTimes times) {
    this.model = model;
    this.times = times;
    coder = model.networks().latentCoder(times, Arithmetic.SHORTEST);
    height = Autoencoder.padded(format.height());
    width = Autoencoder.padded(format.width());
  }

  /**
   * A group coded at one rate index. Closed unless it is kept.
   *
   * @param substreams one for each latent
   * @param hyperBits ideal bits of the hyper-latents
   * @param latentBits ideal bits of the latents
   * @param error root of the mean squared difference between latents before and after coding
   * @param next state for the next group
   */
  record Attempt(
      List<byte[]> substreams,
      double hyperBits,
      double latentBits,
      double error,
      Carried<LatentState> next)
      implements AutoCloseable {
    @Override
    public void close() {
      next.close();
    }
  }

  /**
   * The latents of a group, each (z, h, w) float32, normalised.
   *
   * @param scope owner of the result
   */
  List<NDArray> latents(FrameGroup group, NDManager scope) {
    List<NDArray> latents = new ArrayList<>();
    if (group.key()) {
      pixelState = Carried.replace(pixelState, null); // gigabytes that nothing builds on any more
    }
    CausalState state = Carried.stateOf(pixelState);
    int from = 0;
    for (int i = 0; i < group.latentCount(); i++) {
      int count = group.key() && i == 0 ? 1 : GroupHeader.FRAMES_PER_LATENT;
      try (NDManager work = scope.newSubManager()) {
        int first = from;
        CausalState before = state;
        NDArray pixels = times.time(Stage.COLOUR, () -> pixels(group, first, count, work));
        Autoencoder.Encoded encoded =
            times.time(
                Stage.AUTOENCODER, () -> model.networks().vae().encode(pixels, before, work));
        NDArray latent = encoded.latents().get(0);
        latent.attach(scope);
        latents.add(latent);
        state = encoded.state();
        state.attach(scope);
      }
      from += count;
    }
    NDManager owner = model.runtime().newScope();
    state.attach(owner);
    pixelState = Carried.replace(pixelState, new Carried<>(state, owner));
    return latents;
  }

  /** Frames of a group as (count, 3, H, W); the last frame is repeated behind the end. */
  private NDArray pixels(FrameGroup group, int from, int count, NDManager scope) {
    NDArray pixels = scope.create(new Shape(count, 3, height, width), DataType.FLOAT32);
    float[] rgb = new float[3 * height * width];
    for (int i = 0; i < count; i++) {
      Frame frame = group.frames().get(Math.min(from + i, group.frames().size() - 1));
      RgbConverter.toRgb(frame, rgb, 0, height, width);
      try (NDArray one = scope.create(rgb, new Shape(3, height, width))) {
        pixels.set(new NDIndex("{}", i), one);
      }
    }
    return pixels;
  }

  /** Codes the latents of a group at a rate index. The caller keeps or closes the result. */
  Attempt attempt(boolean key, List<NDArray> latents, int rateIndex) {
    List<byte[]> substreams = new ArrayList<>();
    double hyperBits = 0;
    double latentBits = 0;
    double squares = 0;
    LatentState state = key ? null : Carried.stateOf(latentState);
    try (NDManager work = model.runtime().newScope()) {
      for (NDArray latent : latents) {
        LatentCoder.Encoded encoded = coder.encode(latent, state, rateIndex, work);
        substreams.add(encoded.substream());
        hyperBits += encoded.hyperBits();
        latentBits += encoded.latentBits();
        squares += meanSquare(encoded.decoded().latent().sub(latent));
        state = encoded.decoded().state();
      }
      NDManager owner = model.runtime().newScope();
      state.attach(owner);
      return new Attempt(
          substreams,
          hyperBits,
          latentBits,
          Math.sqrt(squares / latents.size()),
          new Carried<>(state, owner));
    }
  }

  private static double meanSquare(NDArray difference) {
    return difference.square().mean().getFloat();
  }

  /** Makes this attempt the one that the next group builds on. */
  void keep(Attempt attempt) {
    latentState = Carried.replace(latentState, attempt.next());
  }

  @Override
  public void close() {
    pixelState = Carried.replace(pixelState, null);
    latentState = Carried.replace(latentState, null);
    coder.close();
  }
}
