package org.gnvc.conformance.perceptual;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gnvc.bitstream.RawFileWriter;
import org.gnvc.codec.EncodedGroup;
import org.gnvc.codec.EncoderOptions;
import org.gnvc.codec.GnvcEncoder;
import org.gnvc.codec.GnvcModel;
import org.gnvc.codec.ModelOptions;
import org.gnvc.codec.RateTarget;
import org.gnvc.frame.Frame;
import org.gnvc.metrics.Lpips;
import org.gnvc.metrics.MsSsim;
import org.gnvc.metrics.WarpError;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;

/**
 * Encodes clips and measures what a decoder makes of them. It encodes with the embedded model on
 * the processor in float32, so that every run judges the same streams. Safe for use by many
 * threads.
 */
public final class Studio implements AutoCloseable {

  /** Rate indices that limits are held at. */
  public static final List<Integer> RATES = List.of(8, 24, 40, 56);

  private final GnvcModel model;
  private final Optional<Lpips> lpips;
  private final Optional<LpipsWeights> weights;
  private final Map<String, Original> drawn = new ConcurrentHashMap<>();

  private Studio(GnvcModel model, Optional<Lpips> lpips, Optional<LpipsWeights> weights) {
    this.model = model;
    this.lpips = lpips;
    this.weights = weights;
  }

  /**
   * Loads the model.
   *
   * @param weights of LPIPS; without them it is not measured
   * @throws IOException if a file cannot be read
   */
  public static Studio open(Optional<Path> weights) throws IOException {
    GnvcModel model =
        GnvcModel.open(
            new ModelOptions(
                Optional.empty(), DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 0));
    try {
      if (weights.isEmpty()) {
        return new Studio(model, Optional.empty(), Optional.empty());
      }
      Lpips lpips = Lpips.open(weights.get(), model.runtime());
      LpipsWeights used = LpipsWeights.of(weights.get(), lpips.backbone());
      return new Studio(model, Optional.of(lpips), Optional.of(used));
    } catch (IOException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** The model that encodes. */
  public GnvcModel model() {
    return model;
  }

  /** What LPIPS is measured with. */
  public Optional<LpipsWeights> weights() {
    return weights;
  }

  /** Encodes a clip into a file. */
  public void encode(ShownClip clip, int rateIndex, Path file) throws IOException {
    EncoderOptions options =
        EncoderOptions.defaults().withSceneCuts(false).withRate(new RateTarget.Quality(rateIndex));
    try (GnvcEncoder encoder =
            new GnvcEncoder(
                model,
                clip.frames().get(0).format(),
                clip.frameRate(),
                clip.frameRate().inverse(),
                options);
        OutputStream out = Files.newOutputStream(file);
        RawFileWriter writer = new RawFileWriter(out, encoder.header())) {
      for (Frame frame : clip.frames()) {
        for (EncodedGroup group : encoder.send(frame)) {
          writer.write(group.group());
        }
      }
      for (EncodedGroup group : encoder.finish()) {
        writer.write(group.group());
      }
      writer.finish();
    }
  }

  /** A drawn clip; drawn once. */
  public Original drawn(String name) {
    return drawn.computeIfAbsent(name, key -> Original.of(Clips.drawn(key)));
  }

  /** Why decoded frames cannot be measured; empty if they can. */
  public Optional<String> objection(Original original, List<Frame> decoded) {
    return Delivered.objection(original.clip(), decoded);
  }

  /** Measures decoded frames; there must be no {@link #objection}. */
  public Measured measure(Original original, List<Frame> decoded) {
    List<Frame> source = original.clip().frames();
    List<Frame> shown = Delivered.like(source.get(0).format(), decoded);
    double similarity = 0;
    for (int i = 0; i < shown.size(); i++) {
      similarity += MsSsim.luma(source.get(i), shown.get(i));
    }
    return new Measured(
        similarity / shown.size(),
        WarpError.of(shown, original.motion()),
        original.warpError(),
        lpips.map(metric -> distance(metric, source, shown)).orElse(null));
  }

  private synchronized double distance(Lpips metric, List<Frame> source, List<Frame> shown) {
    double sum = 0;
    for (int i = 0; i < shown.size(); i++) {
      sum += metric.distance(source.get(i), shown.get(i));
    }
    return sum / shown.size();
  }

  @Override
  public void close() {
    lpips.ifPresent(Lpips::close);
    model.close();
  }
}
