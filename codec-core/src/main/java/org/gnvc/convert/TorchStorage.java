package org.gnvc.convert;

import java.util.List;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.TensorType;

/**
 * The memory behind tensors, as a pickle names it.
 *
 * @param type type of the elements
 * @param key name of the file in the checkpoint's folder {@code data}
 * @param count number of elements
 */
record TorchStorage(TensorType type, String key, long count) {

  private static final int FIELDS = 5;

  /** No file holds more; far below where products of sizes overflow. */
  private static final long MOST = 1L << 40;

  /**
   * Reads a persistent id: ("storage", type, key, device, count).
   *
   * @throws MissingModelException if it is anything else
   */
  static TorchStorage of(String file, Object id) throws MissingModelException {
    if (id instanceof List<?> fields
        && fields.size() == FIELDS
        && fields.get(0).equals("storage")
        && fields.get(1) instanceof TorchGlobal global
        && global.type().isPresent()
        && fields.get(2) instanceof String key
        && fields.get(4) instanceof Long count
        && count >= 0
        && count <= MOST) {
      return new TorchStorage(global.type().get(), key, count);
    }
    throw Refused.unreadable(file, "its pickle refers to something that is no storage");
  }
}
