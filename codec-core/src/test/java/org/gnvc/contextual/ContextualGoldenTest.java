package org.gnvc.contextual;

import static org.gnvc.tensor.Tensors.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.Optional;
import org.gnvc.contextual.PriorParams.Distribution;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextualGoldenTest {

  private static final double CLOSE = 1e-4;

  /** Below it the reference codes no symbol: it takes zero. */
  private static final float ZERO_SCALE = 0.12f;

  private ContextualGolden golden;
  private TensorRuntime runtime;
  private NDManager scope;
  private FloatWeights weights;
  private FloatArithmetic a;

  @BeforeEach
  void open() throws IOException {
    golden = new ContextualGolden();
    runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1);
    scope = runtime.newScope();
    weights = golden.floats(runtime);
    a = weights.in(scope);
  }

  @AfterEach
  void close() {
    if (runtime != null) {
      weights.close();
      scope.close();
      runtime.close();
    }
  }

  private float[] floats(NDArray x) {
    return a.planes(x).toFloatArray();
  }

  private NDArray planes(float[] values, int channels, int height, int width) {
    return a.of(scope.create(values, new Shape(channels, height, width)));
  }

  private static float[] rounded(float[] values) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) Math.rint(values[i]);
    }
    return out;
  }

  /**
   * Codes one part as the reference does, compares it with the golden part, and puts its values in
   * their places.
   */
  private void codePart(
      float[] y, Distribution<NDArray> d, CodingPart part, float[] q, float[] s, float[] decoded) {
    float[] scale = floats(d.scale());
    float[] mean = floats(d.mean());
    int[] elements = part.elements();
    float[] scales = new float[elements.length];
    float[] symbols = new float[elements.length];
    for (int i = 0; i < elements.length; i++) {
      int e = elements[i];
      scales[i] = scale[e];
      symbols[i] = scale[e] > ZERO_SCALE ? (float) Math.rint(y[e] - mean[e]) : 0;
      decoded[e] = symbols[i] + mean[e];
    }
    assertClose(s, scales, CLOSE);
    assertClose(q, symbols, 0);
  }

  @Test
  void anchorNetworkEqualsTheReferenceAtEveryStage() throws IOException {
    IntraNetwork net = new IntraNetwork(ContextualGolden.CONFIG);
    int rate = golden.intraRate();
    NDArray latent = ContextualGolden.blocks(golden.intraPlanes(scope, "x"));
    NDArray raw = net.analysis(a, a.of(latent), rate);
    NDArray y = a.multiply(raw, scope.create(golden.intra("y_factor")[0]));
    assertClose(golden.intra("y_scaled"), floats(y), CLOSE);
    NDArray z = net.hyperAnalysis(a, raw);
    assertClose(golden.intra("y_pad"), floats(Blocks.padded(a, raw, 4)), CLOSE);
    assertClose(golden.intra("z"), floats(z), CLOSE);
    assertClose(golden.intra("z_hat"), rounded(floats(z)), 0);

    NDArray zHat = a.of(golden.intraPlanes(scope, "z_hat"));
    PriorParams<NDArray> params = net.params(a, zHat, 5, 7);
    float[] stored = golden.intra("params");
    assertClose(part(stored, 2, 16), floats(params.first().scale()), CLOSE);
    assertClose(part(stored, 18, 16), floats(params.first().mean()), CLOSE);
    float[] scaled = floats(a.multiply(y, params.encoderStep()));
    float[] decoded = new float[16 * 5 * 7];
    for (int k = 0; k < IntraNetwork.PARTS; k++) {
      Distribution<NDArray> d =
          k == 0 ? params.first() : net.prior(a, k, planes(decoded, 16, 5, 7), params);
      CodingPart part = CodingPart.anchor(k, 16, 5, 7);
      assertMask(golden.intra("mask4_" + k), part);
      codePart(scaled, d, part, golden.intra("y_q_w_" + k), golden.intra("s_w_" + k), decoded);
    }
    NDArray sum = planes(decoded, 16, 5, 7);
    assertClose(golden.intra("y_hat"), floats(a.multiply(sum, params.decoderStep())), CLOSE);
    NDArray out = a.planes(net.synthesis(a, sum, params, rate, 10, 14));
    assertClose(
        golden.intra("x_hat_unclamped"), ContextualGolden.picture(out).toFloatArray(), CLOSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"p1", "p2"})
  void predictedNetworkEqualsTheReferenceAtEveryStage(String run) throws IOException {
    InterNetwork net = new InterNetwork(ContextualGolden.CONFIG);
    int rate = golden.interRate();
    boolean afterAnchor = run.equals("p1");
    NDArray adapted =
        afterAnchor
            ? net.adaptLatent(
                a, a.of(ContextualGolden.blocks(golden.interPlanes(scope, "ref_frame"))))
            : net.adaptFeature(a, a.of(golden.interPlanes(scope, "p1.feature")));
    assertClose(golden.inter(run + ".adapted"), floats(adapted), CLOSE);
    InterNetwork.Contexts<NDArray> contexts = net.extract(a, adapted, rate);
    assertClose(golden.inter(run + ".ctx"), floats(contexts.context()), CLOSE);
    assertClose(golden.inter(run + ".ctx_t"), floats(contexts.temporal()), CLOSE);
    NDArray latent =
        a.of(ContextualGolden.blocks(golden.interPlanes(scope, afterAnchor ? "x" : "x2")));
    NDArray raw = net.analysis(a, latent, contexts.context(), rate);
    NDArray y = a.multiply(raw, scope.create(golden.inter(run + ".y_factor")[0]));
    assertClose(golden.inter(run + ".y"), floats(raw), CLOSE);
    NDArray z = net.hyperAnalysis(a, raw);
    assertClose(golden.inter(run + ".z"), floats(z), CLOSE);
    assertClose(golden.inter(run + ".z_hat"), rounded(floats(z)), 0);

    NDArray zHat = a.of(golden.interPlanes(scope, run + ".z_hat"));
    PriorParams<NDArray> params = net.params(a, zHat, contexts.temporal());
    assertClose(golden.inter(run + ".params"), floats(params.all()), CLOSE);
    float[] scaled = floats(y);
    assertClose(golden.inter(run + ".y_scaled"), scaled, CLOSE);
    float[] step = floats(params.encoderStep());
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] /= step[i];
    }
    float[] decoded = new float[8 * 5 * 7];
    for (int k = 0; k < InterNetwork.PARTS; k++) {
      Distribution<NDArray> d =
          k == 0 ? params.first() : net.prior(a, planes(decoded, 8, 5, 7), params);
      CodingPart part = CodingPart.predicted(k, 8, 5, 7);
      assertMask(golden.inter("mask2_" + k), part);
      codePart(
          scaled,
          d,
          part,
          golden.inter(run + ".y_q_w_" + k),
          golden.inter(run + ".s_w_" + k),
          decoded);
    }
    NDArray sum = planes(decoded, 8, 5, 7);
    assertClose(golden.inter(run + ".y_hat"), floats(a.multiply(sum, params.decoderStep())), CLOSE);
    NDArray feature = net.decode(a, sum, params, contexts.context(), rate);
    assertClose(golden.inter(run + ".feature"), floats(feature), CLOSE);
    NDArray out = a.planes(net.recon(a, feature, rate, 10, 14)).clip(0, 1);
    assertClose(golden.inter(run + ".x_hat"), ContextualGolden.picture(out).toFloatArray(), CLOSE);
  }

  private static float[] part(float[] params, int channel, int channels) {
    int plane = 5 * 7;
    return java.util.Arrays.copyOfRange(params, channel * plane, (channel + channels) * plane);
  }

  private static void assertMask(float[] mask, CodingPart part) {
    float[] ours = new float[mask.length];
    for (int e : part.elements()) {
      assertEquals(0, ours[e]);
      ours[e] = 1;
    }
    assertClose(mask, ours, 0);
  }
}
