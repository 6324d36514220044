package org.gnvc.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.bitstream.GroupHeader;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.GnvcException;
import org.gnvc.error.MissingModelException;
import org.gnvc.error.MissingReferenceException;
import org.gnvc.frame.Frame;
import org.gnvc.frame.RgbConverter;
import org.gnvc.model.Sha256;
import org.gnvc.vae.Autoencoder;
import org.gnvc.vae.CausalState;

/**
 * Decodes a stream, one coded group after the other: coded groups in, frames out.
 *
 * <p>For use by one thread at a time. Holds the frames of one group and what the next group builds
 * on; nothing grows with the length of the stream.
 */
public final class GnvcDecoder implements AutoCloseable {

  private final GnvcModel model;
  private final SequenceHeader header;
  private final DecoderOptions options;
  private final StageTimes times = new StageTimes();
  private final LatentCoder coder;
  private final WindowRefiner refiner;
  private final GroupOrder order = new GroupOrder();
  private final int latentHeight;
  private final int latentWidth;

  private byte[] symbols = new byte[0];
  private Carried<LatentState> latentState;
  private Carried<CausalState> pixelState;

  /**
   * Starts decoding.
   *
   * @param model stays the caller's; must stay open
   * @param header of the stream
   * @throws MissingModelException if the stream was made with another model
   */
  public GnvcDecoder(GnvcModel model, SequenceHeader header, DecoderOptions options)
      throws GnvcException {
    ModelCheck.entropy(header, model.pack());
    ModelCheck.synthesis(header, model.pack());
    this.model = model;
    this.header = header;
    this.options = options;
    coder = model.networks().latentCoder(times, options.arithmetic());
    refiner = new WindowRefiner(model);
    latentHeight = Autoencoder.positions(header.format().height());
    latentWidth = Autoencoder.positions(header.format().width());
  }

  /** Time spent in each stage so far. */
  public StageTimes times() {
    return times;
  }

  /** SHA-256 of the digests of the latents of the group decoded last; empty before the first. */
  public byte[] symbols() {
    return symbols.clone();
  }

  /**
   * Decodes a group. After an exception the decoder goes on with the next key group.
   *
   * @return its frames in presentation order, with timestamps
   * @throws CorruptStreamException if a substream is damaged; the offset counts from the first
   *     substream of the group
   * @throws MissingReferenceException if the group builds on one that was not decoded
   */
  public List<Frame> decode(CodedGroup group) throws GnvcException {
    order.check(group.header());
    boolean complete = false;
    try (NDManager work = model.runtime().newScope()) {
      List<LatentCoder.Decoded> latents = decodeLatents(group, work);
      NDArray refined = times.time(Stage.REFINEMENT, () -> refine(group.header(), latents, work));
      List<Frame> frames = decodePixels(group.header(), refined, work);
      order.accept(group.header());
      complete = true;
      return frames;
    } finally {
      if (!complete) {
        reset();
      }
    }
  }

  /** Forgets what was decoded; the next group must be a key group. For seeking. */
  public void reset() {
    order.lose();
    refiner.reset();
    latentState = Carried.replace(latentState, null);
    pixelState = Carried.replace(pixelState, null);
  }

  private List<LatentCoder.Decoded> decodeLatents(CodedGroup group, NDManager work)
      throws CorruptStreamException {
    List<LatentCoder.Decoded> latents = new ArrayList<>();
    LatentState state = group.header().key() ? null : Carried.stateOf(latentState);
    MessageDigest digest = Sha256.start();
    long offset = 0;
    for (byte[] substream : group.substreams()) {
      try {
        LatentCoder.Decoded decoded =
            coder.decode(
                substream, state, group.header().rateIndex(), latentHeight, latentWidth, work);
        latents.add(decoded);
        digest.update(decoded.digest());
        state = decoded.state();
      } catch (CorruptStreamException e) {
        throw e.shiftedBy(offset);
      }
      offset += substream.length;
    }
    symbols = digest.digest();
    NDManager owner = model.runtime().newScope();
    state.attach(owner);
    latentState = Carried.replace(latentState, new Carried<>(state, owner));
    return latents;
  }

  private NDArray refine(GroupHeader group, List<LatentCoder.Decoded> latents, NDManager work) {
    WindowRefiner.Settings settings =
        new WindowRefiner.Settings(
            options.steps().orElse(group.steps()),
            group.tN() / 256.0,
            header.noiseSeed() + group.noiseSeedOffset(),
            order.keyFrame(group),
            order.firstLatent(group));
    return refiner.refine(latents, settings, work);
  }

  /** Latent by latent, so that only a few frames are in memory as tensors. */
  private List<Frame> decodePixels(GroupHeader group, NDArray refined, NDManager work) {
    List<Frame> frames = new ArrayList<>(group.frameCount());
    if (group.key()) {
      pixelState = Carried.replace(pixelState, null); // gigabytes that nothing builds on any more
    }
    CausalState state = Carried.stateOf(pixelState);
    for (int i = 0; i < group.latentCount(); i++) {
      try (NDManager scope = work.newSubManager()) {
        NDArray latent = refined.get(scope, i).expandDims(0);
        CausalState before = state;
        Autoencoder.Decoded decoded =
            times.time(
                Stage.AUTOENCODER, () -> model.networks().vae().decode(latent, before, scope));
        state = decoded.state();
        state.attach(work);
        times.time(Stage.COLOUR, () -> convert(decoded.frames(), group, frames));
      }
    }
    NDManager owner = model.runtime().newScope();
    state.attach(owner);
    pixelState = Carried.replace(pixelState, new Carried<>(state, owner));
    return frames;
  }

  /** Appends the frames of a tensor (T, 3, H, W) as far as they are not padding. */
  private boolean convert(NDArray tensor, GroupHeader group, List<Frame> frames) {
    for (int i = 0; i < tensor.getShape().get(0) && frames.size() < group.frameCount(); i++) {
      int number = frames.size();
      long pts =
          group.timestamps().isEmpty()
              ? header.ptsOf(group.firstFrame() + number)
              : group.timestamps().get(number);
      try (NDArray frame = tensor.get(i)) {
        frames.add(
            RgbConverter.fromRgb(
                frame.toFloatArray(),
                0,
                latentHeight * Autoencoder.BLOCK,
                latentWidth * Autoencoder.BLOCK,
                header.format(),
                pts));
      }
    }
    return true;
  }

  @Override
  public void close() {
    reset();
    coder.close();
  }
}
