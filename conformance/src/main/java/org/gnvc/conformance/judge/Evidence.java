package org.gnvc.conformance.judge;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gnvc.conformance.pixel.PixelComparison;

/**
 * What a verdict rests on, for the report.
 *
 * @param pixels decoded pictures beside the expected ones, where pictures were compared
 * @param measurements numbers that were held against limits; may be empty
 * @param run the program that was started last for this verdict, if one was
 */
public record Evidence(
    Optional<PixelComparison> pixels, List<Measurement> measurements, Optional<ProgramRun> run) {

  /** Nothing to show. */
  public static final Evidence NONE = new Evidence(Optional.empty(), List.of(), Optional.empty());

  /** Copies the list. */
  public Evidence {
    Objects.requireNonNull(pixels);
    Objects.requireNonNull(run);
    measurements = List.copyOf(measurements);
  }

  /** The same with a comparison of pictures. */
  public Evidence with(PixelComparison comparison) {
    return new Evidence(Optional.of(comparison), measurements, run);
  }

  /** The same with a program. */
  public Evidence with(ProgramRun program) {
    return new Evidence(pixels, measurements, Optional.of(program));
  }

  /** The same with measurements. */
  public Evidence with(List<Measurement> measured) {
    return new Evidence(pixels, measured, run);
  }
}
