package org.gnvc.cli;

import org.gnvc.model.TensorType;

/** Number formats of weights by the names that the options use. */
enum NumberFormat {
  float32(TensorType.F32),
  bfloat16(TensorType.BF16),
  float16(TensorType.F16);

  private final TensorType type;

  NumberFormat(TensorType type) {
    this.type = type;
  }

  TensorType type() {
    return type;
  }
}
