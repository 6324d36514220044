package org.gnvc.latent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.gnvc.error.GnvcException;
import org.gnvc.model.LiteCodecConfig;
import org.gnvc.model.ModelPack;
import org.gnvc.nn.Parameters;
import org.gnvc.tensor.OperatorLibrary;
import org.gnvc.tensor.TensorRuntime;

/**
 * Analysis and synthesis of the contextual latent codec. The first latent of a key group is coded
 * alone; every other one is conditioned on the feature and the latent decoded before it, and its
 * linear part is the difference to a share alpha of that latent. Results belong to the scope that
 * is given. Safe for use by many threads.
 */
public final class LatentTransforms implements AutoCloseable {

  /** Number of rate indices; index 0 is the lowest rate. */
  public static final int RATES = 64;

  private static final int HYPER_FACTOR = 4;

  private final NDManager weights;
  private final OperatorLibrary shared;
  private final OperatorLibrary ends;
  private final LiteCodecConfig config;
  private final int scalarType;
  private final Transforms key;
  private final Transforms predictive;
  private final Gain gain;
  private final NDArray alpha;

  /**
   * Reads the weights.
   *
   * @throws GnvcException if the pack lacks a tensor, has one of another shape, or is no lite pack
   */
  public LatentTransforms(ModelPack pack, TensorRuntime runtime) throws GnvcException {
    weights = runtime.newScope();
    config = pack.lite().codec();
    scalarType = runtime.precision().scalarType();
    Parameters p = new Parameters(pack, runtime, weights);
    shared = p.operators();
    ends = runtime.operators(LatentTransforms.class, "operators.py");
    key = Transforms.of(p, config, 0);
    predictive = Transforms.of(p, config, 1);
    gain = new Gain(pack, config);
    try (NDArray stored = p.float32("codec.alpha", config.z())) {
      alpha = stored.reshape(1, config.z(), 1, 1);
    }
    weights.cap();
  }

  /**
   * What the synthesis gives.
   *
   * @param latent decoded latent (z, h, w) float32
   * @param feature (n, h, w) float32, for the refinement's conditioning
   * @param state for the next latent
   */
  public record Synthesis(NDArray latent, NDArray feature, FeatureState state) {}

  /**
   * The coded latent y, scaled by the rate's gain, not yet quantised.
   *
   * @param latent (z, h, w) float32, normalised
   * @param state left by the synthesis of the latent before; null for the first of a key group
   * @param rateIndex 0..63
   * @return (m, ceil(h/2), ceil(w/2)) float32
   */
  public NDArray analysis(NDArray latent, FeatureState state, int rateIndex, NDManager scope) {
    return analysis(latent, state, gain.ratePoint(rateIndex), scope);
  }

  NDArray analysis(NDArray latent, FeatureState state, double ratePoint, NDManager scope) {
    checkPlanes(latent, config.z());
    Transforms net = state == null ? key : predictive;
    int rows = (int) (latent.getShape().get(1) % 2);
    int columns = (int) (latent.getShape().get(2) % 2);
    try (NDManager work = scope.newSubManager()) {
      NDArray x = ends.call(work, "picture", latent);
      NDArray input = cast(work, x);
      NDArray linear = x;
      if (state != null) {
        input =
            ends.call(work, "join", List.of(input, state.feature(), cast(work, state.latent())));
        linear = ends.call(work, "predict_residual", x, alpha, state.latent());
      }
      NDArray y = net.a1().apply(work, input);
      y = net.a2().apply(work, shared.call(work, "replicate", y, rows, columns));
      y = net.a3Out().applyToSilu(work, net.a3().apply(work, y));
      linear = shared.call(work, "replicate", linear, rows, columns);
      NDArray base = net.analysisBase().apply(work, linear);
      return ends.call(scope, "scaled_planes", base, y, factors(work, ratePoint, state, 1));
    }
  }

  /**
   * The hyper-latent of a coded latent, not yet rounded.
   *
   * @param y as {@link #analysis} gives it: (m, h, w)
   * @param predictive false for the first latent of a key group
   * @return (hz, ceil(h/4), ceil(w/4)) float32
   */
  public NDArray hyperAnalysis(NDArray y, boolean predictive, NDManager scope) {
    checkPlanes(y, config.m());
    Transforms net = predictive ? this.predictive : key;
    int rows = Math.floorMod(-y.getShape().get(1), HYPER_FACTOR);
    int columns = Math.floorMod(-y.getShape().get(2), HYPER_FACTOR);
    try (NDManager work = scope.newSubManager()) {
      NDArray x = cast(work, ends.call(work, "picture", y));
      x = net.h1().apply(work, shared.call(work, "replicate", x, rows, columns));
      x = net.h3().applyToSilu(work, net.h2().applyToSilu(work, x));
      return ends.call(scope, "planes", x);
    }
  }

  /**
   * Decodes a latent.
   *
   * @param y quantised coded latent, still scaled by the rate's gain: (m, ceil(h/2), ceil(w/2))
   *     float32
   * @param state left by the synthesis of the latent before; null for the first of a key group
   * @param rateIndex 0..63
   * @param height h, rows of the latent
   * @param width w, columns of the latent
   */
  public Synthesis synthesis(
      NDArray y, FeatureState state, int rateIndex, int height, int width, NDManager scope) {
    return synthesis(y, state, gain.ratePoint(rateIndex), height, width, scope);
  }

  Synthesis synthesis(
      NDArray y, FeatureState state, double ratePoint, int height, int width, NDManager scope) {
    checkPlanes(y, config.m());
    if (y.getShape().get(1) != (height + 1) / 2 || y.getShape().get(2) != (width + 1) / 2) {
      throw new IllegalArgumentException(
          y.getShape() + " does not fit a latent of %dx%d".formatted(width, height));
    }
    Transforms net = state == null ? key : predictive;
    try (NDManager work = scope.newSubManager()) {
      NDArray unscaled =
          ends.call(work, "unscaled_picture", y, factors(work, ratePoint, state, -1));
      NDArray s = net.s1().apply(work, cast(work, unscaled));
      s = shared.call(work, "crop", net.up().apply(work, s), height, width);
      if (state != null) {
        s = ends.call(work, "join", List.of(s, state.feature()));
      }
      NDArray feature = net.s2().apply(work, s);
      NDArray detail = net.s2Out().applyToSilu(work, feature);
      NDArray base = net.synthesisBase().apply(work, unscaled);
      base = shared.call(work, "crop", base, height, width);
      List<NDArray> last = state == null ? List.of() : List.of(state.latent());
      NDArray latent = ends.call(scope, "latent", base, detail, alpha, last);
      feature.attach(scope);
      return new Synthesis(
          ends.call(scope, "planes", latent),
          ends.call(scope, "planes", feature),
          new FeatureState(feature, latent));
    }
  }

  private NDArray cast(NDManager scope, NDArray x) {
    return shared.call(scope, "cast", x, scalarType);
  }

  private NDArray factors(NDManager scope, double ratePoint, FeatureState state, int sign) {
    float[] factors = gain.factors(ratePoint, state == null ? 0 : 1, sign);
    return scope.create(factors, new Shape(1, factors.length, 1, 1));
  }

  private static void checkPlanes(NDArray planes, int channels) {
    Shape s = planes.getShape();
    if (s.dimension() != 3 || s.get(0) != channels) {
      throw new IllegalArgumentException(
          "planes of shape %s where (%d, h, w) is wanted".formatted(s, channels));
    }
  }

  @Override
  public void close() {
    weights.close();
  }
}
