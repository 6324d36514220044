package org.gnvc.bridge;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.gnvc.codec.ModelOptions;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;

/** The settings that encoders and decoders have in common: which model runs where. */
final class MachineSettings {

  static final Set<String> NAMES = Set.of("model", "device", "precision", "threads");

  private MachineSettings() {}

  static ModelOptions read(SettingsText settings) throws InvalidArgumentException {
    return new ModelOptions(
        directory(settings),
        device(settings.text("device").orElse("auto")),
        precision(settings.text("precision").orElse("auto")),
        (int) settings.number("threads", 0, 1024, 0));
  }

  /** Absolute, so that the same folder is the same model. */
  private static Optional<Path> directory(SettingsText settings) throws InvalidArgumentException {
    String name = settings.text("model").orElse("");
    try {
      return name.isEmpty()
          ? Optional.empty()
          : Optional.of(Path.of(name).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      throw new InvalidArgumentException("model must be a folder, not " + name);
    }
  }

  private static DeviceChoice device(String name) throws InvalidArgumentException {
    try {
      return DeviceChoice.parse(name);
    } catch (IllegalArgumentException e) {
      throw new InvalidArgumentException(e.getMessage());
    }
  }

  private static Optional<Precision> precision(String name) throws InvalidArgumentException {
    return switch (name) {
      case "auto" -> Optional.empty();
      case "float32" -> Optional.of(Precision.FLOAT32);
      case "bfloat16" -> Optional.of(Precision.BFLOAT16);
      default ->
          throw new InvalidArgumentException(
              "no such precision: " + name + " (auto, float32 or bfloat16)");
    };
  }
}
