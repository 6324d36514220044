package org.gnvc.cost;

/**
 * Work of one kind.
 *
 * @param kind what computes it
 * @param products multiplications with an addition each; a floating-point operation is half of one
 * @param bytes read from and written to memory, estimated
 */
public record Work(Kind kind, double products, double bytes) {

  /** Kinds of work, which reach different shares of a machine's peak. */
  public enum Kind {
    /** Convolutions in bfloat16. */
    CONVOLUTION,
    /** Matrix products in bfloat16. */
    MATRIX,
    /** Fused attention in bfloat16. */
    ATTENTION,
    /** Matrix products of whole numbers in float64. */
    EXACT
  }

  /** Floating-point operations. */
  public double flops() {
    return 2 * products;
  }

  /** This work, a number of times. */
  public Work times(double count) {
    return new Work(kind, count * products, count * bytes);
  }
}
