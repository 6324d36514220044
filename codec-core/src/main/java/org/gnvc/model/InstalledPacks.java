package org.gnvc.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gnvc.error.MissingModelException;

/**
 * Where the packs of profiles are found that are not part of the program: in a folder named after
 * the profile below {@code $GNVC_MODELS}, else below {@code $XDG_DATA_HOME/gnvc/models}, else below
 * {@code ~/.local/share/gnvc/models}.
 */
public final class InstalledPacks {

  private InstalledPacks() {}

  /**
   * The pack of a profile, for {@link ModelPack#open}; empty if the program holds it itself.
   *
   * @throws MissingModelException if it is not installed; says how to get it
   */
  public static Optional<Path> find(String profile) throws MissingModelException {
    if (profile.equals(LiteConfig.PROFILE)) {
      return Optional.empty();
    }
    Path folder = folder(profile);
    if (!Files.isDirectory(folder)) {
      throw new MissingModelException(
          "no model pack of profile %s in %s".formatted(profile, folder),
          "make one with 'gnvc model convert', or name its folder with --model");
    }
    return Optional.of(folder);
  }

  /** The folder that the pack of a profile is installed in, whether it exists or not. */
  public static Path folder(String profile) {
    return variable("GNVC_MODELS").orElseGet(InstalledPacks::ofUser).resolve(profile);
  }

  private static Path ofUser() {
    return variable("XDG_DATA_HOME")
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "share"))
        .resolve("gnvc")
        .resolve("models");
  }

  private static Optional<Path> variable(String name) {
    String value = System.getenv(name);
    return value == null || value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
  }
}
