package org.gnvc.dit;

import static org.gnvc.tensor.Tensors.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.ModelPack;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorType;
import org.gnvc.model.WanDitConfig;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.OperatorLibrary;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wan2.1's transformer with small random weights, and at its full width. */
class WanRefinerTest {

  private static final WanDitConfig SMALL = new WanDitConfig(4, 6, 96, 4, 3, 192, 3);
  private static final double TN = 0.7;

  private static TensorRuntime runtime;
  @TempDir static Path dir;
  private static ModelPack pack;

  @BeforeAll
  static void open() throws IOException {
    runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1);
    pack = WanPack.write(dir, SMALL, WanPack.random(SMALL, 5, TensorType.F32));
  }

  @AfterAll
  static void close() {
    pack.close();
    runtime.close();
  }

  private static WanRefiner refiner(Placement.Kind kind) throws IOException {
    return new WanRefiner(runtime, WanTransformer.load(runtime, pack, 1, Optional.of(kind)));
  }

  private static float[] refine(Refiner refiner, TensorRuntime runtime, WanDitConfig c, long... s) {
    try (NDManager scope = runtime.newScope()) {
      NDArray xc = random(1, scope, s[0], c.z(), s[1], s[2]);
      NDArray features = random(2, scope, s[0], c.ctx(), s[1], s[2]);
      NDArray noise = random(3, scope, s[0], c.z(), s[1], s[2]);
      return refiner.refine(xc, features, noise, 2, TN, scope).toFloatArray();
    }
  }

  @Test
  void weightsLieWhereTheyAreWantedAndGiveTheSameLatents() throws IOException {
    try (WanRefiner mapped = WanRefiner.load(runtime, pack);
        WanRefiner resident = refiner(Placement.Kind.RESIDENT);
        WanRefiner streamed = refiner(Placement.Kind.STREAMED)) {
      assertEquals(Placement.Kind.MAPPED, mapped.placement().kind());
      float[] expected = refine(mapped, runtime, SMALL, 2, 6, 4);
      assertArrayEquals(expected, refine(resident, runtime, SMALL, 2, 6, 4));
      assertArrayEquals(expected, refine(streamed, runtime, SMALL, 2, 6, 4));
    }
  }

  @Test
  void theOneRowOfAnEmptyTextDoesNotKeepMatricesFromBeingMapped(@TempDir Path dir)
      throws IOException {
    List<StoredTensor> tensors = WanPack.random(SMALL, 1, TensorType.BF16);
    try (ModelPack pack = WanPack.write(dir, SMALL, tensors);
        TensorRuntime fast =
            TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.BFLOAT16), 1);
        WanRefiner mapped = WanRefiner.load(fast, pack);
        WanRefiner widened = WanRefiner.load(runtime, pack)) {
      assertEquals(Placement.Kind.MAPPED, mapped.placement().kind());
      assertEquals(Placement.Kind.RESIDENT, widened.placement().kind());
      float[] exact = refine(widened, runtime, SMALL, 2, 6, 4);
      assertClose(exact, refine(mapped, fast, SMALL, 2, 6, 4), 0.03);
    }
  }

  @Test
  void aSideOfOddLengthIsRefinedAsIfItsLastSampleWereThereTwice() throws IOException {
    try (WanRefiner refiner = refiner(Placement.Kind.RESIDENT);
        NDManager scope = runtime.newScope()) {
      NDArray xc = random(1, scope, 2, SMALL.z(), 5, 3);
      NDArray features = random(2, scope, 2, SMALL.ctx(), 5, 3);
      NDArray noise = random(3, scope, 2, SMALL.z(), 5, 3);
      NDArray odd = refiner.refine(xc, features, noise, 1, TN, scope);
      NDArray even = refiner.refine(twice(xc), twice(features), twice(noise), 1, TN, scope);
      assertEquals(new Shape(2, SMALL.z(), 5, 3), odd.getShape());
      assertArrayEquals(even.get(":, :, :5, :3").toFloatArray(), odd.toFloatArray(), 1e-6f);
    }
  }

  private static NDArray twice(NDArray x) {
    NDArray rows = x.concat(x.get(":, :, -1:, :"), 2);
    return rows.concat(rows.get(":, :, :, -1:"), 3);
  }

  @Test
  void theAdapterReadsTheFeatures() throws IOException {
    try (WanRefiner refiner = refiner(Placement.Kind.RESIDENT);
        NDManager scope = runtime.newScope()) {
      NDArray xc = random(1, scope, 1, SMALL.z(), 4, 4);
      NDArray one = random(2, scope, 1, SMALL.ctx(), 4, 4);
      NDArray other = random(3, scope, 1, SMALL.ctx(), 4, 4);
      NDArray a = refiner.refine(xc, one, xc, 1, TN, scope);
      NDArray b = refiner.refine(xc, other, xc, 1, TN, scope);
      assertTrue(a.sub(b).abs().max().getFloat() > 1e-3);
    }
  }

  @Test
  void onlyTheResultIsLeftInTheScope() throws IOException {
    try (WanRefiner refiner = refiner(Placement.Kind.STREAMED);
        NDManager scope = runtime.newScope()) {
      NDArray xc = random(1, scope, 1, SMALL.z(), 4, 4);
      NDArray features = random(2, scope, 1, SMALL.ctx(), 4, 4);
      int before = resources(scope);
      NDArray refined = refiner.refine(xc, features, xc, 3, TN, scope);
      assertEquals(before + 1, resources(scope));
      assertTrue(refined.getManager() == scope);
    }
  }

  @Test
  void argumentsThatDoNotFitAreRefused() throws IOException {
    try (WanRefiner refiner = refiner(Placement.Kind.STREAMED);
        NDManager scope = runtime.newScope()) {
      NDArray xc = scope.zeros(new Shape(1, SMALL.z(), 4, 4));
      NDArray features = scope.zeros(new Shape(1, SMALL.ctx(), 4, 4));
      Class<IllegalArgumentException> refused = IllegalArgumentException.class;
      assertThrows(refused, () -> refiner.refine(xc, xc, xc, 1, TN, scope));
      assertThrows(refused, () -> refiner.refine(xc, features, xc, 0, TN, scope));
      assertThrows(refused, () -> refiner.refine(xc, features, xc, 1, 0, scope));
    }
  }

  @Test
  void aTextOfTooManyRowsIsRefused(@TempDir Path bad) throws IOException {
    List<StoredTensor> tensors =
        WanPack.random(SMALL, 513, TensorType.F32).stream()
            .filter(t -> !t.name().contains("vace_blocks"))
            .toList();
    try (ModelPack wrong = WanPack.write(bad, SMALL, tensors)) {
      MissingModelException e =
          assertThrows(MissingModelException.class, () -> WanRefiner.load(runtime, wrong));
      assertTrue(e.getMessage().contains("dit.blocks.0.cross_attn.context_k"), e.getMessage());
    }
  }

  @Test
  void oneRowOfAnEmptyTextEqualsAllOfThem(@TempDir Path one, @TempDir Path all) throws IOException {
    List<StoredTensor> tensors = WanPack.random(SMALL, 1, TensorType.F32);
    List<StoredTensor> repeated = tensors.stream().map(t -> repeat(t, 512)).toList();
    try (ModelPack short_ = WanPack.write(one, SMALL, tensors);
        ModelPack long_ = WanPack.write(all, SMALL, repeated);
        WanRefiner a = WanRefiner.load(runtime, short_);
        WanRefiner b = WanRefiner.load(runtime, long_)) {
      assertClose(refine(b, runtime, SMALL, 2, 6, 4), refine(a, runtime, SMALL, 2, 6, 4), 1e-5);
    }
  }

  private static StoredTensor repeat(StoredTensor t, int times) {
    if (!t.name().contains(".context_")) {
      return t;
    }
    float[] row = t.floats();
    float[] rows = new float[times * row.length];
    for (int i = 0; i < times; i++) {
      System.arraycopy(row, 0, rows, i * row.length, row.length);
    }
    return StoredTensor.ofFloats(t.name(), rows, times, row.length);
  }

  @Test
  void anEmptyTextHasOneRowAndAGivenOneAll() {
    StoredTensor w1 = WanPack.random("w1", 0.2, 8, 12);
    StoredTensor b1 = WanPack.random("b1", 0.2, 8);
    StoredTensor w2 = WanPack.random("w2", 0.2, 8, 8);
    StoredTensor b2 = WanPack.random("b2", 0.2, 8);
    StoredTensor text = WanPack.random("text", 1, 3, 12);
    StoredTensor wk = WanPack.random("wk", 0.2, 8, 8);
    try (TextContext none = TextContext.embed(runtime, w1, b1, w2, b2, Optional.empty(), 16);
        TextContext some = TextContext.embed(runtime, w1, b1, w2, b2, Optional.of(text), 16)) {
      StoredTensor one = none.project(wk, b1, b2, wk, b1).keys();
      StoredTensor all = some.project(wk, b1, b2, wk, b1).keys();
      assertEquals(List.of(1, 8), one.shape());
      assertEquals(List.of(16, 8), all.shape());
      for (int row = 3; row < 16; row++) {
        for (int i = 0; i < 8; i++) {
          assertEquals(one.floats()[i], all.floats()[8 * row + i], 1e-6);
        }
      }
      Optional<StoredTensor> wide = Optional.of(w2);
      assertThrows(
          IllegalArgumentException.class,
          () -> TextContext.embed(runtime, w1, b1, w2, b2, wide, 16));
    }
  }

  @Test
  void feedForwardLayersGiveTheSameHoweverManyRowsTheyTake() {
    int d = 8;
    try (NDManager scope = runtime.newScope()) {
      List<NDArray> weights = new ArrayList<>(Collections.nCopies(20, scope.zeros(new Shape(1))));
      weights.add(random(1, scope, 3 * d, d));
      weights.add(random(2, scope, 3 * d));
      weights.add(random(3, scope, d, 3 * d));
      weights.add(random(4, scope, d));
      NDArray m = random(5, scope, 6, d);
      OperatorLibrary ops = runtime.operators(WanTransformer.class, "operators.py");
      NDArray whole = ops.call(scope, "wan_feed_", random(6, scope, 1, 13, d), m, 13, weights);
      NDArray parts = ops.call(scope, "wan_feed_", random(6, scope, 1, 13, d), m, 5, weights);
      assertArrayEquals(whole.toFloatArray(), parts.toFloatArray(), 1e-5f);
      assertTrue(whole.sub(random(6, scope, 1, 13, d)).abs().min().getFloat() > 0);
    }
  }

  @Test
  void attentionNeedsNoMatrixOfAllPairsOfTokens(@TempDir Path narrow) throws IOException {
    Path reset = Path.of("/proc/self/clear_refs");
    assumeTrue(Files.isWritable(reset), "skipped: the system does not tell peaks of memory");
    WanDitConfig config = new WanDitConfig(4, 6, 24, 1, 1, 24, 1);
    List<StoredTensor> tensors = WanPack.random(config, 2, TensorType.F32);
    try (ModelPack pack = WanPack.write(narrow, config, tensors);
        WanTransformer dit = WanTransformer.load(runtime, pack, 1, Optional.empty());
        NDManager scope = runtime.newScope()) {
      FlowTime time = dit.time(TN, scope);
      NDArray few = random(1, scope, 1, 16, 24);
      dit.blocks().main().get(0).apply(few, time, dit.positions(1, 4, 4, scope), scope);
      NDArray tokens = random(1, scope, 1, 16384, 24); // a matrix of all pairs has 1 GiB
      Positions positions = dit.positions(4, 64, 64, scope);
      Files.writeString(reset, "5");
      long before = peak();
      dit.blocks().main().get(0).apply(tokens, time, positions, scope);
      assertTrue(peak() - before < 512 << 20, "peak grew by " + (peak() - before));
    }
  }

  /** Largest resident size since it was reset, in bytes. */
  private static long peak() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  @Test
  void twoBlocksOfFullWidthInBfloat16StayNearFloat32(@TempDir Path wide) throws IOException {
    // One main block and one of the adapter.
    WanDitConfig full = new WanDitConfig(16, 256, 1536, 1, 12, 8960, 1);
    WanPack.write(wide, full, WanPack.random(full, 512, TensorType.BF16)).close();
    float[] exact = full(wide, full, Precision.FLOAT32, Placement.Kind.RESIDENT);
    float[] fast = full(wide, full, Precision.BFLOAT16, Placement.Kind.MAPPED);
    assertClose(exact, fast, 0.003);
  }

  private static float[] full(
      Path dir, WanDitConfig config, Precision precision, Placement.Kind kind) throws IOException {
    try (ModelPack full = ModelPack.open(dir);
        TensorRuntime runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.of(precision), 1);
        WanRefiner refiner = WanRefiner.load(runtime, full)) {
      assertEquals(kind, refiner.placement().kind());
      return refine(refiner, runtime, config, 1, 8, 12);
    }
  }

  private static int resources(NDManager manager) {
    return ((PtNDManager) manager).getManagedArrays().size();
  }

  private static NDArray random(long seed, NDManager scope, long... shape) {
    Random random = new Random(seed);
    float[] values = new float[(int) new Shape(shape).size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return scope.create(values, new Shape(shape));
  }
}
