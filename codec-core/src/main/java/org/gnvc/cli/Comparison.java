package org.gnvc.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.gnvc.codec.GnvcModel;
import org.gnvc.frame.Frame;
import org.gnvc.metrics.Dists;
import org.gnvc.metrics.Lpips;
import org.gnvc.metrics.Psnr;

/** Means of the distances between original and decoded frames. For one thread at a time. */
final class Comparison implements AutoCloseable {

  private final Lpips lpips;
  private final Dists dists;
  private long frames;
  private double psnrSum;
  private double lpipsSum;
  private double distsSum;

  /**
   * @param lpipsWeights file with the weights of LPIPS, or null to do without it
   * @param distsWeights file with the weights of DISTS, or null to do without it
   * @param model whose device computes them; it frees them too if this fails
   */
  Comparison(Path lpipsWeights, Path distsWeights, GnvcModel model) throws IOException {
    lpips = lpipsWeights == null ? null : Lpips.open(lpipsWeights, model.runtime());
    dists = distsWeights == null ? null : Dists.open(distsWeights, model.runtime());
  }

  /** The file that an option or, without it, the environment variable GNVC_LPIPS names; or null. */
  static Path weights(Path option) {
    String variable = System.getenv("GNVC_LPIPS");
    return option != null || variable == null || variable.isBlank() ? option : Path.of(variable);
  }

  /** Starts anew. */
  void reset() {
    frames = 0;
    psnrSum = 0;
    lpipsSum = 0;
    distsSum = 0;
  }

  /** Compares one pair. */
  void add(Frame original, Frame decoded) {
    frames++;
    psnrSum += Psnr.rgb(original, decoded);
    if (lpips != null) {
      lpipsSum += lpips.distance(original, decoded);
    }
    if (dists != null) {
      distsSum += dists.distance(original, decoded);
    }
  }

  /** Mean PSNR over RGB in dB. */
  double psnr() {
    return psnrSum / frames;
  }

  /** Mean LPIPS; NaN without weights. */
  double lpips() {
    return lpips == null ? Double.NaN : lpipsSum / frames;
  }

  /** Mean DISTS; NaN without weights. */
  double dists() {
    return dists == null ? Double.NaN : distsSum / frames;
  }

  /** A distance for a table; a dash without weights. */
  static String distanceText(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
  }

  @Override
  public void close() {
    if (lpips != null) {
      lpips.close();
    }
    if (dists != null) {
      dists.close();
    }
  }
}
