package org.gnvc.conformance.perceptual;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.gnvc.conformance.judge.Measurement;
import org.gnvc.conformance.judge.Measurement.Bound;

/**
 * What was measured with our decoder for one model pack, and how much worse a decoder may be. The
 * margin is a share of LPIPS, of the warp error, and of the distance of MS-SSIM from 1.
 *
 * @param synthesis hash of the synthesis model, 32 hexadecimal digits
 * @param entropy hash of the entropy model
 * @param margin for example 0.01
 * @param lpips what LPIPS was measured with; null if it was not
 * @param clips what was measured, by sort of clip, name and rate index of two digits
 */
public record Limits(
    String synthesis,
    String entropy,
    double margin,
    LpipsWeights lpips,
    Map<String, Map<String, Map<String, Measured>>> clips) {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** Checks that nothing is missing. */
  public Limits {
    Objects.requireNonNull(synthesis);
    Objects.requireNonNull(entropy);
    Objects.requireNonNull(clips);
  }

  /** Where the limits for a synthesis model are kept. */
  public static Path file(Path folder, String synthesis) {
    return folder.resolve(synthesis + ".json");
  }

  /**
   * The limits for a synthesis model; empty if there are none.
   *
   * @throws IOException if the file cannot be read or is damaged
   */
  public static Optional<Limits> find(Path folder, String synthesis) throws IOException {
    Path file = file(folder, synthesis);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(GSON.fromJson(Files.readString(file), Limits.class));
    } catch (RuntimeException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  /** Writes them where {@link #find} looks. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(file(folder, synthesis), GSON.toJson(this) + "\n");
  }

  /** What was measured for a clip at a rate index; empty if it was not. */
  public Optional<Measured> of(ShownClip.Kind kind, String name, int rate) {
    return Optional.ofNullable(clips.get(key(kind)))
        .map(names -> names.get(name))
        .map(rates -> rates.get("%02d".formatted(rate)));
  }

  /** Adds a result. */
  void put(ShownClip.Kind kind, String name, int rate, Measured measured) {
    clips
        .computeIfAbsent(key(kind), key -> new TreeMap<>())
        .computeIfAbsent(name, key -> new TreeMap<>())
        .put("%02d".formatted(rate), measured);
  }

  private static String key(ShownClip.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Holds a result against what was measured.
   *
   * @param prefix what the measurements' names begin with; may be empty
   */
  public List<Measurement> hold(String prefix, Measured result, Measured was) {
    List<Measurement> held = new ArrayList<>();
    double similarity = 1 - (1 - was.msSsim()) * (1 + margin);
    held.add(new Measurement(prefix + "MS-SSIM", result.msSsim(), Bound.AT_LEAST, similarity));
    String warp = "%swarp error (original %.6f)".formatted(prefix, result.sourceWarpError());
    double limit = was.warpError() * (1 + margin);
    held.add(new Measurement(warp, result.warpError(), Bound.AT_MOST, limit));
    if (lpips != null && was.measuredLpips().isPresent() && result.measuredLpips().isPresent()) {
      String distance = "%sLPIPS (%s)".formatted(prefix, lpips.network());
      double most = was.lpips() * (1 + margin);
      held.add(new Measurement(distance, result.lpips(), Bound.AT_MOST, most));
    }
    return held;
  }
}
