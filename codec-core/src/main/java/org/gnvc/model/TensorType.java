package org.gnvc.model;

/** Element types of the safetensors format. All are little-endian. Packs do not use F64. */
public enum TensorType {
  F32(4),
  F16(2),
  BF16(2),
  I8(1),
  U8(1),
  I16(2),
  I32(4),
  I64(8),
  F64(8);

  private final int bytes;

  TensorType(int bytes) {
    this.bytes = bytes;
  }

  /** Size of one element in bytes. */
  public int bytes() {
    return bytes;
  }

  /** True for the types that hold real numbers in packs. */
  public boolean isFloat() {
    return this == F32 || this == F16 || this == BF16;
  }
}
