package org.gnvc.ffmpeg.cli;

import java.io.IOException;
import java.util.Optional;
import org.gnvc.bitstream.ModelHash;
import org.gnvc.cli.Versions;
import org.gnvc.error.MissingLibraryException;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.TensorRuntime;

/** The model pack that is used where none is named, and libtorch. */
final class ModelCheck {

  private static final String LIBTORCH = "libtorch";
  private static final String MODEL = "model";

  private ModelCheck() {}

  /** Looks at the embedded pack. */
  static Finding pack() {
    try (ModelPack pack = ModelPack.embedded("lite")) {
      String hash = ModelHash.of(pack.synthesisHash()).toString();
      return Finding.good(MODEL, "embedded %s, hash %s".formatted(pack.config().profile(), hash));
    } catch (IOException e) {
      return Finding.problem(
          MODEL, e.getMessage(), "build again: the embedded pack is part of the jar");
    }
  }

  /** Loads libtorch, for the case that FFmpeg could not use it; this takes a second or two. */
  static Finding libtorch() {
    try (TensorRuntime runtime = TensorRuntime.open(DeviceChoice.AUTO, Optional.empty(), 0)) {
      return libtorch("device " + (runtime.device().isGpu() ? "cuda" : "cpu"));
    } catch (MissingLibraryException e) {
      return Finding.problem(LIBTORCH, firstPart(e.getMessage()), lastPart(e.getMessage()));
    }
  }

  /** libtorch as FFmpeg has used it. */
  static Finding libtorch(String machine) {
    return Finding.good(LIBTORCH, Versions.libtorch() + ", " + machine);
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
