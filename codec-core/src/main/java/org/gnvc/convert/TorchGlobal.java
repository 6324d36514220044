package org.gnvc.convert;

import java.util.Arrays;
import java.util.Optional;
import org.gnvc.model.TensorType;

/** The names that the pickle of a checkpoint may use. */
enum TorchGlobal {
  ORDERED_DICT("collections.OrderedDict", null),
  TENSOR("torch._utils._rebuild_tensor_v2", null),
  PARAMETER("torch._utils._rebuild_parameter", null),
  FLOAT64("torch.DoubleStorage", TensorType.F64),
  FLOAT32("torch.FloatStorage", TensorType.F32),
  FLOAT16("torch.HalfStorage", TensorType.F16),
  BFLOAT16("torch.BFloat16Storage", TensorType.BF16),
  INT64("torch.LongStorage", TensorType.I64),
  INT32("torch.IntStorage", TensorType.I32),
  INT16("torch.ShortStorage", TensorType.I16),
  INT8("torch.CharStorage", TensorType.I8),
  UINT8("torch.ByteStorage", TensorType.U8),
  BOOLEAN("torch.BoolStorage", TensorType.U8);

  private final String fullName;
  private final TensorType type;

  TorchGlobal(String fullName, TensorType type) {
    this.fullName = fullName;
    this.type = type;
  }

  /** Module and name. */
  String fullName() {
    return fullName;
  }

  /** The type of a storage's elements; empty for what is no storage. */
  Optional<TensorType> type() {
    return Optional.ofNullable(type);
  }

  static Optional<TorchGlobal> named(String fullName) {
    return Arrays.stream(values()).filter(g -> g.fullName.equals(fullName)).findFirst();
  }
}
