package org.gnvc.contextual;

import java.io.IOException;
import org.gnvc.model.StoredTensor;

/** Where networks find their tensors by key. */
@FunctionalInterface
public interface TensorSource {

  /**
   * The tensor of a network.
   *
   * @throws org.gnvc.error.MissingModelException if there is none
   */
  StoredTensor get(NetworkTensor tensor) throws IOException;
}
