package org.gnvc.codec;

import java.nio.file.Path;
import java.util.Optional;
import org.gnvc.bitstream.Profile;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.InstalledPacks;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;

/**
 * Which model runs where.
 *
 * @param directory directory of a model pack; empty for the pack inside the program
 * @param device device that the networks run on
 * @param precision precision of the networks that decide pixels; empty for bfloat16 where the
 *     device is fast in it and float32 elsewhere. Symbols never depend on it
 * @param threads processor threads of one operator, 0 for all processors
 */
public record ModelOptions(
    Optional<Path> directory, DeviceChoice device, Optional<Precision> precision, int threads) {

  /** The embedded pack, everything else automatic. */
  public static ModelOptions defaults() {
    return new ModelOptions(Optional.empty(), DeviceChoice.AUTO, Optional.empty(), 0);
  }

  /**
   * These options with the installed pack of a profile, where they name no directory.
   *
   * @throws MissingModelException if it is not installed
   */
  public ModelOptions orInstalled(Profile profile) throws MissingModelException {
    return directory.isPresent()
        ? this
        : new ModelOptions(InstalledPacks.find(profile.label()), device, precision, threads);
  }

  /** These options with another precision. */
  public ModelOptions withPrecision(Precision value) {
    return new ModelOptions(directory, device, Optional.of(value), threads);
  }
}
