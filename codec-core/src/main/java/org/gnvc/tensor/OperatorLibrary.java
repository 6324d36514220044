package org.gnvc.tensor;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;

/**
 * A set of operators from one TorchScript source. The source is a resource of the package that uses
 * it and declares {@code class Operators(Module)} whose methods take and return tensors, numbers
 * and lists of tensors. Arguments are matched by position. Tensors in bfloat16 are opaque to Java:
 * they may be passed on, moved between managers, closed and asked for their shape, but asking for
 * their data type or content ends the process. Safe for use by many threads.
 */
public final class OperatorLibrary {

  private final PtSymbolBlock block;

  private OperatorLibrary(PtSymbolBlock block) {
    this.block = block;
  }

  static OperatorLibrary load(NDManager root, Class<?> owner, String resource) {
    try (InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no operator source " + resource + " beside " + owner);
      }
      byte[] archive = OperatorArchive.of(new String(in.readAllBytes(), UTF_8));
      return new OperatorLibrary(
          JniUtils.loadModule((PtNDManager) root, new ByteArrayInputStream(archive), false, false));
    } catch (IOException e) {
      throw new IllegalStateException("operator source " + resource + " cannot be read", e);
    }
  }

  /**
   * Calls an operator that returns one tensor.
   *
   * @param scope owner of the result
   * @param name name of the method
   * @param arguments {@link NDArray}, {@code Integer}, {@code Long}, {@code Double}, {@code
   *     Boolean}, or a collection of {@link NDArray} for a list of tensors
   * @throws IllegalArgumentException if an argument is of another type
   */
  public NDArray call(NDManager scope, String name, Object... arguments) {
    return run(scope, name, arguments).singletonOrThrow();
  }

  /**
   * Calls an operator that returns several tensors, as a tuple or as a list.
   *
   * @see #call
   */
  public NDList callForList(NDManager scope, String name, Object... arguments) {
    return run(scope, name, arguments);
  }

  private NDList run(NDManager scope, String name, Object... arguments) {
    IValue[] values = new IValue[arguments.length];
    try {
      for (int i = 0; i < values.length; i++) {
        values[i] = value(arguments[i]);
      }
      TorchThread.prepare();
      try (IValue result = IValueUtils.runMethod(block, name, values)) {
        return result.toNDList((PtNDManager) scope);
      }
    } finally {
      for (IValue v : values) {
        if (v != null) {
          v.close();
        }
      }
    }
  }

  private static IValue value(Object argument) {
    if (argument instanceof PtNDArray a) {
      return IValue.from(a);
    } else if (argument instanceof Integer i) {
      return IValue.from(i.longValue());
    } else if (argument instanceof Long i) {
      return IValue.from(i.longValue());
    } else if (argument instanceof Double d) {
      return IValue.from(d.doubleValue());
    } else if (argument instanceof Boolean b) {
      return IValue.from(b.booleanValue());
    } else if (argument instanceof Collection<?> list) {
      return IValue.listFrom(list.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
    }
    throw new IllegalArgumentException("not an operator's argument: " + argument);
  }

  void close() {
    block.close();
  }
}
