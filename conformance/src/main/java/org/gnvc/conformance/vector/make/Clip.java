package org.gnvc.conformance.vector.make;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.gnvc.codec.EncodedGroup;
import org.gnvc.codec.EncoderOptions;
import org.gnvc.codec.GnvcEncoder;
import org.gnvc.codec.RateTarget;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;
import org.gnvc.scene.ProceduralScene;

/**
 * A drawn clip and how it is encoded.
 *
 * @param format of its frames
 * @param frames their number
 * @param options of the encoder
 */
public record Clip(VideoFormat format, int frames, EncoderOptions options) {

  /** No key group but the first. */
  static final EncoderOptions PLAIN =
      EncoderOptions.defaults().withSceneCuts(false).withKeyIntervalSeconds(3600);

  private static final Rational RATE = new Rational(ProceduralScene.FRAME_RATE, 1);
  private static final long SCENE = 11;

  /** 4:2:0 of 8 bits, rate index 32, no key group but the first. */
  public static Clip of(int width, int height, int frames) {
    VideoFormat format =
        new VideoFormat(width, height, ChromaFormat.YUV420, 8, ColorDescription.BT709);
    return new Clip(format, frames, PLAIN);
  }

  /** The same with another rate index. */
  public Clip rate(int index) {
    return with(options.withRate(new RateTarget.Quality(index)));
  }

  /** The same with predictive groups of so many frames. */
  public Clip group(int count) {
    return with(options.withGroupFrames(count));
  }

  /** The same with a key group every so many frames. */
  public Clip keyEvery(int count) {
    return with(options.withKeyIntervalSeconds((double) count / ProceduralScene.FRAME_RATE));
  }

  /** The same with other options. */
  public Clip with(EncoderOptions value) {
    return new Clip(format, frames, value);
  }

  /** The same in another format. */
  public Clip with(ChromaFormat chroma, int bitDepth, ColorDescription color) {
    return new Clip(format.with(chroma, bitDepth, color), frames, options);
  }

  /** Encodes it. */
  public StreamFile encode(Workshop workshop) throws IOException {
    ProceduralScene scene = new ProceduralScene(format, SCENE, ProceduralScene.NO_CUT);
    return encode(workshop, scene::frame);
  }

  /** Encodes frames with these numbers. */
  public StreamFile encode(Workshop workshop, IntFunction<Frame> source) throws IOException {
    List<GroupFields> groups = new ArrayList<>();
    try (GnvcEncoder encoder =
        new GnvcEncoder(workshop.reference(), format, RATE, RATE.inverse(), options)) {
      for (int i = 0; i < frames; i++) {
        append(encoder.send(source.apply(i)), groups);
      }
      append(encoder.finish(), groups);
      return StreamFile.of(encoder.header(), groups);
    }
  }

  private static void append(List<EncodedGroup> coded, List<GroupFields> groups) {
    coded.stream().map(EncodedGroup::group).map(GroupFields::of).forEach(groups::add);
  }
}
