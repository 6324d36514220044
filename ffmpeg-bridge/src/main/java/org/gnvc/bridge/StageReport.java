package org.gnvc.bridge;

import ai.djl.Device;
import java.util.Locale;
import java.util.StringJoiner;
import org.gnvc.codec.Stage;
import org.gnvc.codec.StageTimes;
import org.gnvc.tensor.TensorRuntime;

/** Where a session ran and what its stages took, as text. */
final class StageReport {

  private StageReport() {}

  /** {@code device cpu, bfloat16}. */
  static String machine(TensorRuntime runtime) {
    Device device = runtime.device();
    return "device %s, %s"
        .formatted(
            device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu",
            runtime.precision().name().toLowerCase(Locale.ROOT));
  }

  /** One line: {@code colour 0.41 s, autoencoder 3.20 s, ..., 25.1 frames/s}. */
  static String line(StageTimes times, long frames) {
    StringJoiner line = new StringJoiner(", ");
    for (Stage stage : Stage.values()) {
      double seconds = times.seconds(stage);
      if (seconds > 0) {
        String name = stage.name().toLowerCase(Locale.ROOT);
        line.add(String.format(Locale.ROOT, "%s %.2f s", name, seconds));
      }
    }
    if (times.totalSeconds() > 0) {
      line.add(String.format(Locale.ROOT, "%.1f frames/s", frames / times.totalSeconds()));
    }
    return line.toString();
  }
}
