package org.gnvc.tensor;

/**
 * Number format of the networks' activations and weights. Decoded symbols never depend on it;
 * pixels do, within the decoder's tolerance.
 */
public enum Precision {
  /** IEEE 754 binary32: the reference. */
  FLOAT32(6),
  /** The upper half of binary32: twice to four times as fast where the machine multiplies it. */
  BFLOAT16(15);

  private final int scalarType;

  Precision(int scalarType) {
    this.scalarType = scalarType;
  }

  /** The format's number in TorchScript, as operators take it. */
  public int scalarType() {
    return scalarType;
  }
}
