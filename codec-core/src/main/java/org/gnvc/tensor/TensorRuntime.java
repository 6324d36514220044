package org.gnvc.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.gnvc.error.MissingLibraryException;
import org.gnvc.model.StoredTensor;

/**
 * libtorch on one device in one precision: the root of all tensor memory and of the operator
 * libraries. Networks keep their weights in managers made by {@link #newScope}; each coded group
 * works in a scope of its own and closes it. Safe for use by many threads, though one thread at a
 * time gains most: the operators themselves use several.
 */
public final class TensorRuntime implements AutoCloseable {

  private final NDManager root;
  private final Precision precision;
  private final Workers workers;
  private final Map<String, OperatorLibrary> libraries = new ConcurrentHashMap<>();
  private final StoredArrays storedArrays;

  private TensorRuntime(NDManager root, Precision precision, Workers workers) {
    this.root = root;
    this.precision = precision;
    this.workers = workers;
    storedArrays = new StoredArrays(operators(TensorRuntime.class, "stored.py"));
  }

  /**
   * Loads libtorch and picks device and precision.
   *
   * @param choice wanted device
   * @param wanted wanted precision; empty takes bfloat16 where the device multiplies it fast, else
   *     float32
   * @param threads processor threads for work that can be done side by side; 0 for as many as there
   *     are processors
   * @throws MissingLibraryException if libtorch or the device cannot be used on this machine
   */
  public static TensorRuntime open(DeviceChoice choice, Optional<Precision> wanted, int threads)
      throws MissingLibraryException {
    Engine engine = engine();
    if (threads < 0) {
      throw new IllegalArgumentException("negative number of threads: " + threads);
    }
    TorchThread.prepare();
    Device device = choice.resolve(engine);
    Precision precision = wanted.orElseGet(() -> FastPrecision.of(device));
    int processors = device.isGpu() ? 1 : Runtime.getRuntime().availableProcessors();
    Workers workers = new Workers(threads == 0 ? processors : threads);
    return new TensorRuntime(engine.newBaseManager(device), precision, workers);
  }

  private static Engine engine() throws MissingLibraryException {
    if (System.getProperty("OPT_OUT_TRACKING") == null) {
      System.setProperty("OPT_OUT_TRACKING", "true"); // DJL would report its use over the network
    }
    try {
      return Engine.getEngine("PyTorch");
    } catch (EngineException | UnsatisfiedLinkError | IllegalArgumentException e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw new MissingLibraryException(
          "libtorch",
          "it is unpacked into DJL_CACHE_DIR (default ~/.djl.ai), which must be writable and have"
              + " 0.5 GB free; or set PYTORCH_LIBRARY_PATH to an installed libtorch 2.7.1",
          cause);
    }
  }

  /** The device that tensors live on. */
  public Device device() {
    return root.getDevice();
  }

  /** The precision of the networks. */
  public Precision precision() {
    return precision;
  }

  /**
   * Runs independent pieces of work on the runtime's threads and waits for all of them. A piece
   * must not call this method itself.
   *
   * @return the results in order
   */
  public <T> List<T> runAll(List<Supplier<T>> pieces) {
    return workers.run(pieces);
  }

  /**
   * Runs work in the calling thread while libtorch uses all of the runtime's threads inside of each
   * operator: for networks whose operators take many milliseconds. Not from within {@link #runAll}.
   */
  public <T> T wide(Supplier<T> work) {
    return TorchThread.wide(device().isGpu() ? 1 : workers.count(), work);
  }

  /** Free memory of the device in bytes; empty where the system does not tell. */
  public OptionalLong freeMemory() {
    return FreeMemory.of(device());
  }

  /** A new scope for tensors; closing it frees all that were attached to it. */
  public NDManager newScope() {
    return root.newSubManager();
  }

  /**
   * The operators declared in a resource; loaded once.
   *
   * @param owner class whose package holds the resource
   * @param resource name of the resource beside the class, for example {@code "operators.py"}
   */
  public OperatorLibrary operators(Class<?> owner, String resource) {
    return libraries.computeIfAbsent(
        owner.getPackageName() + "/" + resource, k -> OperatorLibrary.load(root, owner, resource));
  }

  /** A stored tensor of real numbers as float32 on this device, owned by {@code scope}. */
  public NDArray float32(NDManager scope, StoredTensor tensor) {
    long[] shape = tensor.shape().stream().mapToLong(Integer::longValue).toArray();
    if (tensor.type() != org.gnvc.model.TensorType.F16) {
      return storedArrays.own(scope, scope.create(tensor.floats(), new Shape(shape)));
    }
    ByteBuffer bytes = ByteBuffer.allocateDirect(tensor.data().remaining());
    bytes.put(tensor.bytes()).flip();
    try (NDArray half = scope.create(bytes, new Shape(shape), DataType.FLOAT16)) {
      return half.toType(DataType.FLOAT32, true);
    }
  }

  /**
   * A stored tensor of real numbers on this device. On the processor, and if the tensor's type is
   * the wanted one, the array is the mapped file itself: it takes no memory of its own, pages come
   * in as they are used, and an operator must not write to it. Otherwise one converted copy is
   * made. The array must not outlive this runtime.
   *
   * @param scope owner of the result
   * @param tensor float32, float16 or bfloat16, of any shape
   * @param precision type of the result
   * @return array of the tensor's shape
   * @throws IllegalArgumentException if the tensor holds integers
   */
  public NDArray stored(NDManager scope, StoredTensor tensor, Precision precision) {
    return storedArrays.of(scope, tensor, precision);
  }

  @Override
  public void close() {
    workers.close();
    libraries.values().forEach(OperatorLibrary::close);
    libraries.clear();
    root.close();
    storedArrays.close();
  }
}
