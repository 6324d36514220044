package org.gnvc.convert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.gnvc.error.GnvcException;

/** Fuzz target: any bytes read as the pickle of a checkpoint. */
public final class PickleFuzzer {

  private PickleFuzzer() {}

  /** Entry point of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    try {
      Object value = Pickle.read("fuzzed", ByteBuffer.wrap(data));
      if (value instanceof Map<?, ?> map) {
        map.values().forEach(PickleFuzzer::requireInside);
      }
    } catch (GnvcException e) {
      if (e.getMessage().isEmpty() || e.getMessage().contains("\n")) {
        throw new AssertionError("not a one-line message", e);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Each element of a tensor must lie in its storage. */
  private static void requireInside(Object value) {
    if (value instanceof TorchTensor tensor) {
      long first = tensor.offset();
      long last = tensor.offset();
      for (int i = 0; i < tensor.shape().size(); i++) {
        last += Math.max(0, tensor.shape().get(i) - 1L) * tensor.strides().get(i);
      }
      boolean empty = tensor.shape().contains(0);
      if (!empty && (first < 0 || last >= tensor.storage().count())) {
        throw new AssertionError("a tensor outside of its storage: " + tensor);
      }
    }
  }
}
