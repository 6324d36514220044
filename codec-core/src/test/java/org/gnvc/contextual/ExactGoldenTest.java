package org.gnvc.contextual;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gnvc.contextual.PriorParams.Distribution;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorType;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Integers stay near the reference's real numbers when both have the same weights. */
class ExactGoldenTest {

  /** Units of 1/512; values go up to some hundreds or thousands of them. */
  private static final double NEAR = 8;

  private ContextualGolden golden;
  private TensorRuntime runtime;
  private NDManager scope;
  private TorchWeights weights;
  private TorchArithmetic a;

  @BeforeEach
  void open() throws IOException {
    golden = new ContextualGolden();
    runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1);
    scope = runtime.newScope();
    List<NetworkTensor> layout = NetworkLayout.decoding(ContextualGolden.CONFIG);
    weights = new TorchWeights(runtime, layout, this::rounded, RandomNetwork.tables());
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

  private StoredTensor rounded(NetworkTensor t) throws IOException {
    boolean kernel =
        t.role() == NetworkTensor.Role.KERNEL || t.role() == NetworkTensor.Role.DEPTHWISE;
    int[] values = integers(golden.weight(t).floats(), kernel ? 8192 : 512);
    return StoredTensor.ofInts(t.key(), TensorType.I16, values, t.shape().toArray(Integer[]::new));
  }

  private static int[] integers(float[] values, int units) {
    int[] out = new int[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (int) Math.max(-32768, Math.min(32767, Math.rint(units * values[i])));
    }
    return out;
  }

  private NDArray of(float[] planes, int channels, int height, int width) {
    return a.of(integers(planes, 512), channels, height, width);
  }

  private float[] real(NDArray x) {
    int[] planes = a.planes(x);
    float[] values = new float[planes.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = planes[i] / (float) ExactArithmetic.UNITS;
    }
    return values;
  }

  /** Asserts that no value is further away than so many units of 1/512. */
  private void assertNear(float[] expected, NDArray actual, double units) {
    assertNear(expected, real(actual), units);
  }

  private static void assertNear(float[] expected, float[] values, double units) {
    double worst = 0;
    double largest = 0;
    for (int i = 0; i < values.length; i++) {
      worst = Math.max(worst, Math.abs(512.0 * (values[i] - expected[i])));
      largest = Math.max(largest, Math.abs(512.0 * expected[i]));
    }
    assertTrue(worst <= units && worst < largest / 40, "largest difference " + worst + " units");
  }

  @Test
  void anchorDecoderStaysNearTheReference() throws IOException {
    IntraNetwork net = new IntraNetwork(ContextualGolden.CONFIG);
    PriorParams<NDArray> params = net.params(a, of(golden.intra("z_hat"), 8, 2, 2), 5, 7);
    float[] stored = golden.intra("params");
    assertNear(part(stored, 2, 16), params.first().scale(), NEAR);
    assertNear(part(stored, 18, 16), params.first().mean(), NEAR);
    NDArray y = a.of(new int[16 * 35], 16, 5, 7);
    for (int k = 0; k < IntraNetwork.PARTS; k++) {
      Distribution<NDArray> d = k == 0 ? params.first() : net.prior(a, k, y, params);
      int[] symbols = integers(golden.intra("y_q_w_" + k), 1);
      y = a.addPart(y, d.mean(), symbols, CodingPart.anchor(k, 16, 5, 7));
    }
    assertNear(golden.intra("y_hat"), a.multiply(y, params.decoderStep()), NEAR);
    NDArray latent = net.synthesis(a, y, params, golden.intraRate(), 10, 14);
    NDArray picture = scope.create(golden.intra("x_hat_unclamped")).reshape(3, 80, 112);
    assertNear(ContextualGolden.blocks(picture).toFloatArray(), latent, 20);
  }

  @Test
  void predictedDecoderStaysNearTheReference() throws IOException {
    InterNetwork net = new InterNetwork(ContextualGolden.CONFIG);
    int rate = golden.interRate();
    NDArray frame = ContextualGolden.blocks(golden.interPlanes(scope, "ref_frame"));
    NDArray adapted = net.adaptLatent(a, of(frame.toFloatArray(), 192, 10, 14));
    assertNear(golden.inter("p1.adapted"), adapted, NEAR);
    InterNetwork.Contexts<NDArray> contexts = net.extract(a, adapted, rate);
    assertNear(golden.inter("p1.ctx"), contexts.context(), NEAR);
    assertNear(golden.inter("p1.ctx_t"), contexts.temporal(), NEAR);
    NDArray hyper = of(golden.inter("p1.z_hat"), 8, 2, 2);
    PriorParams<NDArray> params = net.params(a, hyper, contexts.temporal());
    assertNear(golden.inter("p1.params"), params.all(), NEAR);
    NDArray y = a.of(new int[8 * 35], 8, 5, 7);
    for (int k = 0; k < InterNetwork.PARTS; k++) {
      Distribution<NDArray> d = k == 0 ? params.first() : net.prior(a, y, params);
      int[] symbols = integers(golden.inter("p1.y_q_w_" + k), 1);
      y = a.addPart(y, d.mean(), symbols, CodingPart.predicted(k, 8, 5, 7));
    }
    assertNear(golden.inter("p1.y_hat"), a.multiply(y, params.decoderStep()), NEAR);
    NDArray feature = net.decode(a, y, params, contexts.context(), rate);
    assertNear(golden.inter("p1.feature"), feature, NEAR);
    NDArray latent = net.recon(a, of(golden.inter("p1.feature"), 16, 10, 14), rate, 10, 14);
    NDArray frameHat = ContextualGolden.blocks(golden.interPlanes(scope, "p1.x_hat"));
    float[] clamped = real(latent);
    for (int i = 0; i < clamped.length; i++) {
      clamped[i] = Math.max(0, Math.min(1, clamped[i]));
    }
    assertNear(frameHat.toFloatArray(), clamped, NEAR);
    NDArray next = net.adaptFeature(a, of(golden.inter("p1.feature"), 16, 10, 14));
    assertNear(golden.inter("p2.adapted"), next, NEAR);
  }

  private static float[] part(float[] params, int channel, int channels) {
    return java.util.Arrays.copyOfRange(params, channel * 35, (channel + channels) * 35);
  }
}
