package org.gnvc.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.bitstream.GroupHeader;
import org.gnvc.bitstream.Level;
import org.gnvc.bitstream.PacketCodec;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.bitstream.StreamVersion;
import org.gnvc.codec.GroupAssembler.FrameGroup;
import org.gnvc.codec.GroupEncoder.Attempt;
import org.gnvc.error.GnvcException;
import org.gnvc.error.UnsupportedStreamException;
import org.gnvc.frame.Frame;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;

/**
 * Encodes a stream: frames in, coded groups out. Send all frames in presentation order, then call
 * {@link #finish()}.
 *
 * <p>For use by one thread at a time. Holds the frames of one group and what the next group builds
 * on; nothing grows with the length of the stream.
 */
public final class GnvcEncoder implements AutoCloseable {

  /** Shortest side of a picture in pixels. */
  public static final int MIN_SIDE = 16;

  private final GnvcModel model;
  private final SequenceHeader header;
  private final PacketCodec packets;
  private final StageTimes times = new StageTimes();
  private final GroupAssembler assembler;
  private final GroupEncoder groups;
  private final GroupRate rate;
  private final NoiseLevel noise;
  private long lastPts = Long.MIN_VALUE;

  /**
   * Starts encoding.
   *
   * @param model stays the caller's; must stay open
   * @param format of all frames
   * @param frameRate frames per second; nominal if timestamps say otherwise
   * @param timeBase seconds per tick of the frames' timestamps
   * @throws UnsupportedStreamException if the picture is too small or too large
   */
  public GnvcEncoder(
      GnvcModel model,
      VideoFormat format,
      Rational frameRate,
      Rational timeBase,
      EncoderOptions options)
      throws GnvcException {
    if (Math.min(format.width(), format.height()) < MIN_SIDE) {
      throw new UnsupportedStreamException(
          "%dx%d is too small: no side may be below %d"
              .formatted(format.width(), format.height(), MIN_SIDE));
    }
    this.model = model;
    header =
        new SequenceHeader(
            StreamVersion.of(model.profile()),
            model.profile(),
            Level.forSize(format.width(), format.height()),
            format,
            frameRate,
            timeBase,
            model.entropyHash(),
            model.synthesisHash(),
            options.noise().ofSequence(model.pack().config().tN()),
            options.steps(),
            options.seed());
    packets = new PacketCodec(header);
    long keyFrames = Math.max(1, Math.round(options.keyIntervalSeconds() * frameRate.value()));
    assembler =
        new GroupAssembler(
            options.groupFrames(), keyFrames, options.sceneCuts() ? new SceneCutDetector() : null);
    groups = new GroupEncoder(model, format, times);
    noise = options.noise();
    rate = GroupRate.of(options, header, keyFrames, packets.configuration().length);
  }

  /** The header of the stream. */
  public SequenceHeader header() {
    return header;
  }

  /** Time spent in each stage so far. */
  public StageTimes times() {
    return times;
  }

  /**
   * Takes the next frame.
   *
   * @param frame of the encoder's format, later than the frame before
   * @return the groups that it completes: none, one, or two at a scene cut
   * @throws IllegalArgumentException if the format or the timestamp does not fit
   * @throws UnsupportedStreamException if a group is over the limits of its level
   */
  public List<EncodedGroup> send(Frame frame) throws GnvcException {
    return send(frame, false);
  }

  /**
   * Takes the next frame.
   *
   * @param frame of the encoder's format, later than the frame before
   * @param forceKey whether decoding must be able to start at this frame: it ends the group before,
   *     however short that is, and starts a key group
   * @return the groups that it completes: none, one, or two at a scene cut or a forced key frame
   * @throws IllegalArgumentException if the format or the timestamp does not fit
   * @throws UnsupportedStreamException if a group is over the limits of its level
   */
  public List<EncodedGroup> send(Frame frame, boolean forceKey) throws GnvcException {
    if (!frame.format().equals(header.format())) {
      throw new IllegalArgumentException(
          "a frame of %s in a stream of %s".formatted(frame.format(), header.format()));
    }
    if (frame.pts() <= lastPts) {
      throw new IllegalArgumentException(
          "timestamp %d after %d: timestamps must grow".formatted(frame.pts(), lastPts));
    }
    lastPts = frame.pts();
    return encode(assembler.add(frame, forceKey));
  }

  /** Codes the frames that are left. */
  public List<EncodedGroup> finish() throws GnvcException {
    return encode(assembler.flush().stream().toList());
  }

  private List<EncodedGroup> encode(List<FrameGroup> complete) throws GnvcException {
    List<EncodedGroup> coded = new ArrayList<>(complete.size());
    for (FrameGroup group : complete) {
      coded.add(encode(group));
    }
    return coded;
  }

  private EncodedGroup encode(FrameGroup group) throws GnvcException {
    Map<Integer, Attempt> attempts = new HashMap<>();
    try (NDManager work = model.runtime().newScope()) {
      List<NDArray> latents = groups.latents(group, work);
      int rateIndex =
          rate.choose(
              group,
              index -> {
                attempts.put(index, groups.attempt(group.key(), latents, index));
                return unitBytes(group, index, attempts.get(index));
              });
      Attempt kept = attempts.remove(rateIndex);
      groups.keep(kept);
      CodedGroup coded = coded(group, rateIndex, kept);
      return new EncodedGroup(
          coded,
          new GroupStatistics(
              rateIndex,
              attempts.size() + 1,
              kept.hyperBits(),
              kept.latentBits(),
              kept.error(),
              packets.groupPacket(coded).length));
    } finally {
      attempts.values().forEach(Attempt::close);
    }
  }

  private int unitBytes(FrameGroup group, int rateIndex, Attempt attempt)
      throws UnsupportedStreamException {
    return packets.groupPacket(coded(group, rateIndex, attempt)).length;
  }

  private CodedGroup coded(FrameGroup group, int rateIndex, Attempt attempt) {
    return new CodedGroup(
        new GroupHeader(
            group.key(),
            group.firstFrame(),
            group.frames().size(),
            rateIndex,
            header.steps(),
            noise.ofGroup(header.tN(), attempt.error()),
            0,
            timestamps(group)),
        attempt.substreams());
  }

  /** The frames' timestamps, or none if the frame rate gives the same. */
  private List<Long> timestamps(FrameGroup group) {
    boolean regular = true;
    for (int i = 0; i < group.frames().size(); i++) {
      regular &= group.frames().get(i).pts() == header.ptsOf(group.firstFrame() + i);
    }
    return regular ? List.of() : group.frames().stream().map(Frame::pts).toList();
  }

  @Override
  public void close() {
    groups.close();
  }
}
