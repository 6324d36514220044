package org.gnvc.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.gnvc.error.MissingLibraryException;
import org.gnvc.model.StoredTensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorLibraryTest {

  private TensorRuntime runtime;
  private NDManager scope;
  private OperatorLibrary library;

  @BeforeEach
  void open() throws MissingLibraryException {
    runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1);
    scope = runtime.newScope();
    library = runtime.operators(OperatorLibraryTest.class, "operators.py");
  }

  @AfterEach
  void close() {
    scope.close();
    runtime.close();
  }

  @Test
  void argumentsOfEveryKindReachTheOperator() {
    NDArray a = scope.create(new float[] {1, 2});
    NDArray b = scope.create(new float[] {3, 5});
    NDArray y = library.call(scope, "scaled_sum", List.of(a, b), 0.5, 6, true);
    assertArrayEquals(new float[] {-2, -3.5f}, y.toFloatArray());
    y = library.call(scope, "scaled_sum", new NDList(a, b), 2.0, 6L, false);
    assertArrayEquals(new float[] {8, 14}, y.toFloatArray());
  }

  @Test
  void resultsBelongToTheGivenScopeWhoeverOwnsTheArguments() {
    try (NDManager owner = runtime.newScope();
        NDManager results = runtime.newScope()) {
      NDArray x = owner.create(new float[] {1, 2});
      owner.cap();
      NDList halves = library.callForList(results, "halves", x);
      assertEquals(2, halves.size());
      assertArrayEquals(new float[] {2}, halves.get(1).toFloatArray());
      assertEquals(2, results.getManagedArrays().size());
      assertEquals(1, owner.getManagedArrays().size());
    }
  }

  @Test
  void bfloat16PassesThroughJavaAsAnOpaqueHandle() {
    NDArray x = scope.create(new float[] {1, 1.001f, -3.14159f}, new Shape(1, 3));
    NDArray opaque = library.call(scope, "to_bfloat16", x);
    assertEquals(new Shape(1, 3), opaque.getShape());
    try (NDManager other = runtime.newScope()) {
      opaque.attach(other);
      NDArray back = library.call(scope, "to_float32", opaque);
      assertArrayEquals(new float[] {1, 1, -3.140625f}, back.toFloatArray());
    }
  }

  @Test
  void aLibraryIsLoadedOnce() {
    assertSame(library, runtime.operators(OperatorLibraryTest.class, "operators.py"));
  }

  @Test
  void mistakesAreReportedAndLeaveNothingBehind() {
    NDArray x = scope.create(new float[] {1});
    assertThrows(IllegalArgumentException.class, () -> library.call(scope, "halves", "text"));
    assertThrows(EngineException.class, () -> library.call(scope, "halves", x));
    assertThrows(EngineException.class, () -> library.call(scope, "nothing", x));
    assertThrows(
        IllegalArgumentException.class,
        () -> runtime.operators(OperatorLibraryTest.class, "none.py"));
    assertEquals(1, scope.getManagedArrays().size());
  }

  @Test
  void storedTensorsBecomeFloat32() {
    StoredTensor stored = StoredTensor.ofFloats("t", new float[] {1, 2, 3, 4}, 2, 2);
    NDArray t = runtime.float32(scope, stored);
    assertEquals(new Shape(2, 2), t.getShape());
    assertArrayEquals(stored.floats(), t.toFloatArray());
  }
}
