package org.gnvc.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.gnvc.bitstream.Profile;
import org.gnvc.codec.GnvcModel;
import org.gnvc.codec.ModelOptions;
import org.gnvc.error.MissingModelException;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which model runs, and where. */
final class MachineOptions {

  @Option(
      names = "--model",
      paramLabel = "FOLDER",
      description = "Model pack. Default: that of the profile.")
  Path model;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      converter = ProfileConverter.class,
      description =
          "lite, the embedded model, or wan, an installed one. Default: lite; decoding: the"
              + " stream's.")
  Profile profile;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      converter = DeviceConverter.class,
      description = "auto, cpu, cuda or cuda:N. Default: auto.")
  DeviceChoice device = DeviceChoice.AUTO;

  @Option(
      names = "--precision",
      paramLabel = "FORMAT",
      converter = PrecisionConverter.class,
      description =
          "auto, float32 or bfloat16: arithmetic of the networks that make pixels. Default: auto.")
  Precision precision;

  @Option(
      names = "--threads",
      paramLabel = "COUNT",
      converter = WholeNumber.Threads.class,
      description = "CPU threads. Default: all cores.")
  Integer threads;

  /** Loads the model that was chosen, by default the embedded one. */
  GnvcModel open(Console console) throws IOException {
    return open(Profile.LITE, console);
  }

  /**
   * Loads the model that was chosen, by default that of a profile, and says what will make it slow.
   */
  GnvcModel open(Profile standard, Console console) throws IOException {
    ModelOptions options =
        new ModelOptions(
            Optional.ofNullable(model),
            device,
            Optional.ofNullable(precision),
            threads == null ? 0 : threads);
    GnvcModel opened = GnvcModel.open(options.orInstalled(profile == null ? standard : profile));
    if (profile != null && opened.profile() != profile) {
      opened.close();
      throw new MissingModelException(
          "model pack %s is of profile %s, not %s"
              .formatted(model, opened.profile().label(), profile.label()),
          "leave --profile out, or name another folder");
    }
    opened.slowness().ifPresent(console::say);
    return opened;
  }

  private static final class ProfileConverter implements ITypeConverter<Profile> {
    @Override
    public Profile convert(String text) {
      return Profile.of(text)
          .orElseThrow(
              () -> new TypeConversionException("no such profile: " + text + " (lite or wan)"));
    }
  }

  private static final class DeviceConverter implements ITypeConverter<DeviceChoice> {
    @Override
    public DeviceChoice convert(String text) {
      try {
        return DeviceChoice.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Null stands for the automatic choice. */
  private static final class PrecisionConverter implements ITypeConverter<Precision> {
    @Override
    public Precision convert(String text) {
      return switch (text) {
        case "auto" -> null;
        case "float32" -> Precision.FLOAT32;
        case "bfloat16" -> Precision.BFLOAT16;
        default ->
            throw new TypeConversionException(
                "no such precision: " + text + " (auto, float32 or bfloat16)");
      };
    }
  }
}
