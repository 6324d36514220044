package org.gnvc.cost;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Graphics cards by their data sheets, and the share of the peak that each kind of work is taken to
 * reach. Shares are assumptions after published measurements: matrix products and fused attention
 * (FlashAttention 2) of libtorch, convolutions of cuDNN. {@code gnvc bench} measures.
 */
public enum Gpu {
  /** H100 SXM, 80 GB. */
  H100("H100 SXM", 989, 67, 3.35, 80, 0.60, 0.36, 0.30),
  /** A100 SXM, 80 GB. */
  A100("A100 SXM", 312, 19.5, 2.04, 80, 0.70, 0.60, 0.40),
  /** A800, 80 GB; the paper's machine. Arithmetic and memory are those of the A100. */
  A800("A800", 312, 19.5, 2.04, 80, 0.70, 0.60, 0.40),
  /** GeForce RTX 4090, 24 GB. */
  RTX4090("RTX 4090", 165, 1.29, 1.01, 24, 0.80, 0.75, 0.50);

  /** Share of the memory bandwidth that is reached. */
  public static final double BANDWIDTH_SHARE = 0.7;

  private final String title;
  private final double bfloat16;
  private final double float64;
  private final double bandwidth;
  private final int memory;
  private final double matrixShare;
  private final double attentionShare;
  private final double convolutionShare;

  /**
   * @param bfloat16 peak in TFLOP/s, dense, summed in float32
   * @param float64 peak of matrix products in TFLOP/s
   * @param bandwidth of the memory in TB/s
   * @param memory in GB
   */
  Gpu(
      String title,
      double bfloat16,
      double float64,
      double bandwidth,
      int memory,
      double matrixShare,
      double attentionShare,
      double convolutionShare) {
    this.title = title;
    this.bfloat16 = bfloat16;
    this.float64 = float64;
    this.bandwidth = bandwidth;
    this.memory = memory;
    this.matrixShare = matrixShare;
    this.attentionShare = attentionShare;
    this.convolutionShare = convolutionShare;
  }

  /** The card of a name: {@code h100}, {@code a100}, {@code a800}, {@code 4090}. */
  public static Optional<Gpu> of(String name) {
    return Stream.of(values()).filter(gpu -> gpu.label().equals(name)).findFirst();
  }

  /** Its name in commands. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace("rtx", "");
  }

  /** Its name for people. */
  public String title() {
    return title;
  }

  /** Predicted seconds of one piece of work: arithmetic and memory one after the other. */
  public double seconds(Work work) {
    double arithmetic =
        switch (work.kind()) {
          case MATRIX -> bfloat16 * matrixShare;
          case ATTENTION -> bfloat16 * attentionShare;
          case CONVOLUTION -> bfloat16 * convolutionShare;
          case EXACT -> float64 * matrixShare;
        };
    return work.flops() / (arithmetic * 1e12) + work.bytes() / (bandwidth * BANDWIDTH_SHARE * 1e12);
  }

  /** What the prediction assumes, in one line. */
  public String assumptions() {
    return String.format(
        Locale.ROOT,
        "%s: %.0f TFLOP/s bfloat16 (matrices reach %.0f %%, attention %.0f %%, convolutions"
            + " %.0f %%), %.1f TFLOP/s float64 (%.0f %%), %.2f TB/s (%.0f %%), %d GB",
        title,
        bfloat16,
        100 * matrixShare,
        100 * attentionShare,
        100 * convolutionShare,
        float64,
        100 * matrixShare,
        bandwidth,
        100 * BANDWIDTH_SHARE,
        memory);
  }
}
