package org.gnvc.contextual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gnvc.contextual.PriorParams.Distribution;
import org.gnvc.model.ContextualConfig;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exact arithmetic in libtorch gives what the plain one gives, bit for bit. */
class ExactArithmeticTest {

  private static final ContextualConfig CONFIG =
      new ContextualConfig(16, 24, 16, 8, 16, 8, 8, 24, 3);

  private TensorRuntime runtime;
  private NDManager scope;

  @BeforeEach
  void open() throws IOException {
    runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 2);
    scope = runtime.newScope();
  }

  @AfterEach
  void close() {
    scope.close();
    runtime.close();
  }

  /** Runs all that a decoder runs on made-up symbols and returns every tensor on the way. */
  private static <T> List<int[]> decode(ExactArithmetic<T> a, int height, int width, int largest) {
    List<int[]> seen = new ArrayList<>();
    int rows = (height + 1) / 2;
    int columns = (width + 1) / 2;
    IntraNetwork intra = new IntraNetwork(CONFIG);
    T hyper = hyper(a, CONFIG.intraHyper(), rows, columns, largest);
    PriorParams<T> params = intra.params(a, hyper, rows, columns);
    seen.add(a.planes(params.encoderStep()));
    int m = CONFIG.intraY();
    T y = a.of(new int[m * rows * columns], m, rows, columns);
    for (int k = 0; k < IntraNetwork.PARTS; k++) {
      Distribution<T> d = k == 0 ? params.first() : intra.prior(a, k, y, params);
      y = codePart(a, y, d, CodingPart.anchor(k, m, rows, columns), seen);
    }
    T latent = intra.synthesis(a, y, params, 63, height, width);
    seen.add(a.planes(latent));

    InterNetwork inter = new InterNetwork(CONFIG);
    T adapted = inter.adaptFeature(a, inter.adaptLatent(a, latent));
    InterNetwork.Contexts<T> contexts = inter.extract(a, adapted, 71);
    seen.add(a.planes(contexts.context()));
    hyper = hyper(a, CONFIG.hyper(), rows, columns, largest);
    params = inter.params(a, hyper, contexts.temporal());
    seen.add(a.planes(params.decoderStep()));
    m = CONFIG.y();
    y = a.of(new int[m * rows * columns], m, rows, columns);
    for (int k = 0; k < InterNetwork.PARTS; k++) {
      Distribution<T> d = k == 0 ? params.first() : inter.prior(a, y, params);
      y = codePart(a, y, d, CodingPart.predicted(k, m, rows, columns), seen);
    }
    T feature = inter.decode(a, y, params, contexts.context(), 0);
    seen.add(a.planes(feature));
    seen.add(a.planes(inter.recon(a, feature, 33, height, width)));
    return seen;
  }

  private static <T> T hyper(ExactArithmetic<T> a, int channels, int rows, int columns, int most) {
    int h = (rows + 3) / 4;
    int w = (columns + 3) / 4;
    return a.of(RandomNetwork.values(channels, channels * h * w, most), channels, h, w);
  }

  private static <T> T codePart(
      ExactArithmetic<T> a, T y, Distribution<T> d, CodingPart part, List<int[]> seen) {
    int[] mean = a.part(d.mean(), part);
    int[] index = a.scaleIndices(d.scale(), part);
    seen.add(mean);
    seen.add(index);
    int[] symbols =
        IntStream.range(0, mean.length).map(i -> index[i] % 7 - 3 + (mean[i] & 3)).toArray();
    T next = a.addPart(y, d.mean(), symbols, part);
    seen.add(a.planes(next));
    return next;
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 10, 14, 2000",
    "1.5, 7, 5, 32767",
    "4, 9, 12, 2000000",
    "40, 1, 3, 32767",
    "1.5, 5, 131, 32767"
  })
  void bothArithmeticsAgreeOnEveryTensor(double strength, int height, int width, int largest)
      throws IOException {
    RandomNetwork source = new RandomNetwork(strength);
    List<NetworkTensor> layout = NetworkLayout.decoding(CONFIG);
    ExactTables tables = RandomNetwork.tables();
    ReferenceArithmetic reference =
        new ReferenceArithmetic(new ReferenceWeights(layout, source, tables));
    List<int[]> expected = decode(reference, height, width, largest);
    try (TorchWeights weights = new TorchWeights(runtime, layout, source, tables)) {
      List<int[]> one = decode(weights.in(scope), height, width, largest);
      List<int[]> wide = runtime.wide(() -> decode(weights.in(scope), height, width, largest));
      assertEquals(expected.size(), one.size());
      for (int i = 0; i < one.size(); i++) {
        assertArrayEquals(expected.get(i), one.get(i), "tensor " + i);
        assertArrayEquals(expected.get(i), wide.get(i), "tensor " + i);
      }
    }
    assertTrue(IntStream.of(expected.get(expected.size() - 1)).distinct().count() > 1);
  }

  @Test
  void stridedConvolutionsOfAllKindsAgree() throws IOException {
    List<NetworkTensor> layout = NetworkLayout.analysis(CONFIG);
    RandomNetwork source = new RandomNetwork(1);
    ExactTables tables = RandomNetwork.tables();
    ReferenceArithmetic reference =
        new ReferenceArithmetic(new ReferenceWeights(layout, source, tables));
    IntraNetwork net = new IntraNetwork(CONFIG);
    int[] latent = RandomNetwork.values(1, 16 * 5 * 7, 3000);
    try (TorchWeights weights = new TorchWeights(runtime, layout, source, tables)) {
      TorchArithmetic torch = weights.in(scope);
      IntegerPlanes y = net.analysis(reference, reference.of(latent, 16, 5, 7), 5);
      NDArray fast = net.analysis(torch, torch.of(latent, 16, 5, 7), 5);
      assertArrayEquals(reference.planes(y), torch.planes(fast));
      assertArrayEquals(
          reference.planes(net.hyperAnalysis(reference, y)),
          torch.planes(net.hyperAnalysis(torch, fast)));
    }
  }
}
