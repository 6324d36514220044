package org.gnvc.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.gnvc.contextual.ContextualCodec;
import org.gnvc.contextual.ContextualState;
import org.gnvc.error.CorruptStreamException;

/** The contextual latent codec of profile wan. All its time counts as that of entropy coding. */
final class WanLatentCoder implements LatentCoder {

  private final ContextualCodec codec;
  private final StageTimes times;

  /**
   * A coder on shared networks.
   *
   * @param codec stays the caller's
   */
  WanLatentCoder(ContextualCodec codec, StageTimes times) {
    this.codec = codec;
    this.times = times;
  }

  @Override
  public Encoded encode(NDArray latent, LatentState before, int rateIndex, NDManager scope) {
    ContextualCodec.Encoded encoded =
        times.time(Stage.ENTROPY, () -> codec.encode(latent, valueOf(before), rateIndex, scope));
    return new Encoded(
        encoded.substream(), encoded.hyperBits(), encoded.latentBits(), decoded(encoded.decoded()));
  }

  @Override
  public Decoded decode(
      byte[] substream, LatentState before, int rateIndex, int height, int width, NDManager scope)
      throws CorruptStreamException {
    ContextualState state = valueOf(before);
    return decoded(
        times.time(
            Stage.ENTROPY, () -> codec.decode(substream, state, rateIndex, height, width, scope)));
  }

  private static ContextualState valueOf(LatentState state) {
    return state == null ? null : ((WanLatentState) state).value();
  }

  private static Decoded decoded(ContextualCodec.Decoded d) {
    return new Decoded(d.latent(), d.feature(), new WanLatentState(d.state()), d.digest());
  }

  @Override
  public void close() {
    // The networks belong to the model.
  }
}
