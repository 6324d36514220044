package org.gnvc.contextual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gnvc.contextual.NetworkTensor.Role;
import org.gnvc.contextual.PriorParams.Distribution;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.ContextualConfig;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorType;
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
    for (int threads = 1; threads <= 2; threads++) {
      try (TensorRuntime own =
              TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), threads);
          NDManager results = own.newScope();
          TorchWeights weights = new TorchWeights(own, layout, source, tables)) {
        List<int[]> fast = decode(weights.in(results), height, width, largest);
        assertEquals(expected.size(), fast.size());
        for (int i = 0; i < fast.size(); i++) {
          assertArrayEquals(expected.get(i), fast.get(i), "tensor " + i);
        }
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

  /** One channel, whose weights make sums that lie in the middle between two results. */
  @Test
  void halvesAreRoundedAwayFromZeroAndResultsAreClipped() throws IOException {
    NetworkTensor weight = new NetworkTensor("a.weight", Role.KERNEL, List.of(1, 1, 1, 1));
    NetworkTensor bias = new NetworkTensor("a.bias", Role.BIAS, List.of(1));
    NetworkTensor table = new NetworkTensor("q", Role.TABLE, List.of(1, 1, 1, 1));
    List<NetworkTensor> layout = List.of(weight, bias, table);
    int[] x = {1, -1, 3, -3, 5, 32767, -32768, 0};
    for (int w : new int[] {4096, -4096, 32767, -32768}) {
      TensorSource source =
          t -> {
            int value = t.role() == Role.KERNEL ? w : t.role() == Role.BIAS ? 1 : w / 16;
            int[] values = {value};
            return StoredTensor.ofInts(
                t.key(), TensorType.I16, values, t.shape().toArray(Integer[]::new));
          };
      ExactTables tables = RandomNetwork.tables();
      ReferenceArithmetic reference =
          new ReferenceArithmetic(new ReferenceWeights(layout, source, tables));
      int[] products = reference.planes(reference.conv(reference.of(x, 1, 2, 4), "a", 1, 1, 1));
      int[] scaled = reference.planes(reference.scale(reference.of(x, 1, 2, 4), "q", 1, 0));
      for (int i = 0; i < x.length; i++) {
        assertEquals(clipped(rounded(x[i] * (w / 8192.0)) + 1), products[i]);
        assertEquals(clipped(rounded(x[i] * (w / 16 / 512.0))), scaled[i]);
      }
      try (TorchWeights weights = new TorchWeights(runtime, layout, source, tables)) {
        TorchArithmetic a = weights.in(scope);
        assertArrayEquals(products, a.planes(a.conv(a.of(x, 1, 2, 4), "a", 1, 1, 1)));
        assertArrayEquals(scaled, a.planes(a.scale(a.of(x, 1, 2, 4), "q", 1, 0)));
      }
    }
  }

  private static double rounded(double v) {
    return Math.signum(v) * Math.floor(Math.abs(v) + 0.5);
  }

  private static int clipped(double v) {
    return (int) Math.max(-32768, Math.min(32767, v));
  }

  @Test
  void weightsThatCouldMakeSumsInexactAreRefused() {
    NetworkTensor wide = new NetworkTensor("a.weight", Role.KERNEL, List.of(1, 32769, 1, 1));
    int[] values = new int[32769];
    java.util.Arrays.fill(values, -32768);
    TensorSource source = t -> StoredTensor.ofInts(t.key(), TensorType.I16, values, 1, 32769, 1, 1);
    assertThrows(
        MissingModelException.class,
        () -> new TorchWeights(runtime, List.of(wide), source, RandomNetwork.tables()));
  }
}
