package org.gnvc.ffmpeg.cli;

import ai.djl.Device;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.gnvc.cli.Versions;
import org.gnvc.codec.GnvcModel;
import org.gnvc.codec.ModelOptions;
import org.gnvc.error.MissingLibraryException;

/** libtorch, the device, and the model pack that is used where none is named. */
final class ModelCheck {

  private static final String LIBTORCH = "libtorch";
  private static final String MODEL = "model";

  private ModelCheck() {}

  static List<Finding> run() {
    try (GnvcModel model = GnvcModel.open(ModelOptions.defaults())) {
      return List.of(
          Finding.good(
              LIBTORCH,
              "%s, device %s, %s"
                  .formatted(
                      Versions.libtorch(),
                      device(model.runtime().device()),
                      model.runtime().precision().name().toLowerCase(Locale.ROOT))),
          Finding.good(
              MODEL,
              "embedded %s, hash %s"
                  .formatted(model.pack().config().profile(), model.synthesisHash())));
    } catch (MissingLibraryException e) {
      return List.of(
          Finding.problem(LIBTORCH, firstPart(e.getMessage()), lastPart(e.getMessage())));
    } catch (IOException e) {
      return List.of(
          Finding.problem(
              MODEL, e.getMessage(), "build again: the embedded pack is part of the jar"));
    }
  }

  private static String device(Device device) {
    return device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
  }

  /** The exception's message ends with the cure, behind a semicolon. */
  private static String firstPart(String message) {
    int end = message.indexOf("; ");
    return end < 0 ? message : message.substring(0, end);
  }

  private static String lastPart(String message) {
    int end = message.indexOf("; ");
    return end < 0 ? "" : message.substring(end + 2);
  }
}
