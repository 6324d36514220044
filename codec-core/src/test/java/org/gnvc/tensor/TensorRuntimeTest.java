package org.gnvc.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gnvc.error.MissingLibraryException;
import org.gnvc.model.ModelPack;
import org.gnvc.model.StoredTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorRuntimeTest {

  @Test
  void devicesAreNamedAsOnTheCommandLine() {
    assertEquals(DeviceChoice.AUTO, DeviceChoice.parse("auto"));
    assertEquals(DeviceChoice.CPU, DeviceChoice.parse("cpu"));
    assertEquals(new DeviceChoice(DeviceChoice.Kind.CUDA, 0), DeviceChoice.parse("cuda"));
    assertEquals(new DeviceChoice(DeviceChoice.Kind.CUDA, 3), DeviceChoice.parse("cuda:3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gpu", "cuda:", "cuda:-1", "cuda:9999", "CPU"})
  void otherNamesOfDevicesAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> DeviceChoice.parse(text));
  }

  @Test
  void aDeviceThatIsNotThereIsAMissingLibrary() {
    DeviceChoice none = new DeviceChoice(DeviceChoice.Kind.CUDA, 999);
    assertThrows(
        MissingLibraryException.class, () -> TensorRuntime.open(none, Optional.empty(), 1));
  }

  @Test
  void theProcessorsFlagsDecideThePrecision() {
    assertEquals(Precision.FLOAT32, FastPrecision.ofProcessor(List.of()));
    assertEquals(
        Precision.FLOAT32, FastPrecision.ofProcessor(List.of("flags\t\t: avx2 avx512f fma")));
    assertEquals(
        Precision.FLOAT32, FastPrecision.ofProcessor(List.of("model name\t: amx_bf16 2000")));
    assertEquals(
        Precision.BFLOAT16,
        FastPrecision.ofProcessor(List.of("model name\t: x", "flags\t\t: avx512f avx512_bf16")));
    assertEquals(
        Precision.BFLOAT16, FastPrecision.ofProcessor(List.of("Features\t: fp asimd bf16")));
  }

  @Test
  void halfPrecisionWeightsAreWidenedExactly() throws IOException {
    try (TensorRuntime runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.empty(), 1);
        NDManager scope = runtime.newScope();
        ModelPack pack = ModelPack.embedded("lite")) {
      StoredTensor stored = pack.tensor("vae.d_in.weight");
      assertArrayEquals(stored.floats(), runtime.float32(scope, stored).toFloatArray());
      assertEquals(1, scope.getManagedArrays().size());
    }
  }

  @Test
  void onlyWideWorkHasSeveralThreadsInsideOfOperators() throws IOException {
    try (TensorRuntime runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.empty(), 2)) {
      assertEquals(2, runtime.wide(JniUtils::getNumThreads));
      assertThrows(
          ArithmeticException.class, () -> runtime.wide(() -> Math.addExact(1, Integer.MAX_VALUE)));
      assertEquals(1, JniUtils.getNumThreads());
    }
  }

  @Test
  void viewsOfWeightsOutliveThem() throws IOException {
    float[] values = new float[1 << 20];
    Arrays.fill(values, 3);
    StoredTensor onHeap = StoredTensor.ofFloats("t", values, values.length);
    try (TensorRuntime runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.empty(), 1);
        NDManager scope = runtime.newScope()) {
      List<NDArray> views = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        for (NDArray weight :
            List.of(
                runtime.float32(scope, onHeap), runtime.stored(scope, onHeap, Precision.FLOAT32))) {
          views.add(weight.reshape(2, values.length / 2));
          weight.close();
        }
        System.gc();
        ByteBuffer.allocateDirect(Float.BYTES * values.length); // where a freed one was
      }
      for (NDArray view : views) {
        assertArrayEquals(values, view.toFloatArray());
      }
    }
  }

  @Test
  void aNegativeNumberOfThreadsIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> TensorRuntime.open(DeviceChoice.CPU, Optional.empty(), -1));
  }
}
