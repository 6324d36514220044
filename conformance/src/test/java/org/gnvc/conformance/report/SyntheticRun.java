package org.gnvc.conformance.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gnvc.conformance.judge.ConformanceLevel;
import org.gnvc.conformance.judge.Evidence;
import org.gnvc.conformance.judge.Measurement;
import org.gnvc.conformance.judge.Measurement.Bound;
import org.gnvc.conformance.judge.Outcome;
import org.gnvc.conformance.judge.ProgramRun;
import org.gnvc.conformance.judge.Verdict;
import org.gnvc.conformance.pixel.PixelComparison;
import org.gnvc.conformance.pixel.TestFrames;
import org.gnvc.conformance.vector.Manifest.Tolerance;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.Frame;

/** Verdicts of every kind, made up. */
final class SyntheticRun {

  static final String NASTY =
      "<script>alert('x')</script> & \"quotes\" \u0007\u001b[31mred\u001b[0m ]]>";

  private static final Tolerance TOLERANCE = new Tolerance(50, 54);
  private static final Duration TIME = Duration.ofMillis(1234);

  private SyntheticRun() {}

  static RunDescription description() {
    return new RunDescription(
        "0.1.0",
        Instant.parse("2026-03-01T12:30:15.5Z"),
        Duration.ofSeconds(200),
        Map.of("--decoder", "./mydecoder --threads 2 {input} " + NASTY),
        Map.of("libtorch", "2.7.1"),
        Map.of("lite, entropy", "782c9a0d74ceee48111b9e0c1d7fd6b7"),
        Map.of("predictive-group", "A key group and a <predictive> one."));
  }

  /** Cases that pass, {@code count} of them. */
  static List<Verdict> passing(int count) {
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = "passing-case-%d".formatted(i);
      List<Frame> frames = TestFrames.waves(64, 48, ChromaFormat.YUV420, 8, 17);
      List<Frame> decoded = new ArrayList<>();
      for (int t = 0; t < 17; t++) {
        decoded.add(TestFrames.noisy(frames.get(t), t % 4 == 0 ? 0 : 1, t));
      }
      verdicts.add(passed(name, ConformanceLevel.L0, "Syntax: a stream is accepted"));
      verdicts.add(passed(name, ConformanceLevel.L1, "Bit-exact entropy decoding: symbols"));
      PixelComparison pixels = PixelComparison.of(frames, decoded, new Tolerance(48, 51.5));
      verdicts.add(pixels(name, "Pixel tolerance: frames", pixels));
    }
    return verdicts;
  }

  /** A run in which much went wrong. */
  static List<Verdict> broken() {
    List<Verdict> verdicts = new ArrayList<>(passing(3));
    List<Frame> frames = TestFrames.waves(96, 80, ChromaFormat.YUV420, 8, 33);
    List<Frame> swapped = new ArrayList<>(frames.subList(0, 17));
    frames.subList(17, 33).forEach(frame -> swapped.add(TestFrames.chromaSwapped(frame)));
    verdicts.add(passed("predictive-group", ConformanceLevel.L0, "Syntax: a stream is accepted"));
    verdicts.add(
        pixels(
            "predictive-group",
            "Pixel tolerance: frames",
            PixelComparison.of(frames, swapped, TOLERANCE)));
    verdicts.add(
        pixels(
            "last-frame-lost",
            "Pixel tolerance: frames",
            PixelComparison.of(frames, frames.subList(0, 30), TOLERANCE)));
    List<Frame> large = TestFrames.waves(1920, 1080, ChromaFormat.YUV420, 10, 1);
    verdicts.add(
        pixels(
            "large-picture-10-bit",
            "Pixel tolerance: frames",
            PixelComparison.of(large, List.of(TestFrames.noisy(large.get(0), 60, 3)), TOLERANCE)));
    for (int i = 0; i < 12; i++) {
      verdicts.add(
          failed(
              "crc-broken-%d".formatted(i),
              ConformanceLevel.L0,
              "the decoder ended with exit code 0, though byte %d is damaged".formatted(100 + i)));
    }
    verdicts.add(failed("hostile-reason", ConformanceLevel.L1, NASTY + "\nsecond line"));
    verdicts.add(
        new Verdict(
            "seek-in-the-middle",
            ConformanceLevel.L0,
            "Seeking: frames from the middle",
            Outcome.SKIPPED,
            "no --seek command was given",
            Duration.ZERO,
            Evidence.NONE));
    verdicts.add(measured("landscape at rate 8", 0.21, 0.31));
    verdicts.add(measured("landscape at rate 40", 0.41, 0.31));
    return verdicts;
  }

  private static Verdict passed(String subject, ConformanceLevel level, String scenario) {
    return new Verdict(subject, level, scenario, Outcome.PASSED, "", TIME, Evidence.NONE);
  }

  private static Verdict pixels(String subject, String scenario, PixelComparison pixels) {
    return new Verdict(
        subject,
        ConformanceLevel.L2,
        scenario,
        pixels.passed() ? Outcome.PASSED : Outcome.FAILED,
        pixels.reason(),
        TIME,
        Evidence.NONE.with(pixels).with(run("")));
  }

  private static Verdict failed(String subject, ConformanceLevel level, String reason) {
    return new Verdict(
        subject,
        level,
        "Damaged streams: what is broken is reported",
        Outcome.FAILED,
        reason,
        TIME,
        Evidence.NONE.with(
            run("warning: lost sync at 4711\n" + NASTY + "\n" + "word ".repeat(80))));
  }

  private static Verdict measured(String subject, double lpips, double limit) {
    return new Verdict(
        subject,
        ConformanceLevel.L3,
        "Perceptual thresholds: clips",
        lpips <= limit ? Outcome.PASSED : Outcome.FAILED,
        lpips <= limit ? "" : "LPIPS is above its limit",
        TIME,
        new Evidence(
            Optional.empty(),
            List.of(
                new Measurement("LPIPS (alex)", lpips, Bound.AT_MOST, limit),
                new Measurement("MS-SSIM", 0.93, Bound.AT_LEAST, 0.9),
                new Measurement("warp error", 0.0012, Bound.AT_MOST, 0.002)),
            Optional.empty()));
  }

  private static ProgramRun run(String errors) {
    return new ProgramRun(
        "./mydecoder --threads 2 vectors/1.0/predictive-group/stream.gnvc /scratch/out.y4m",
        "ended with exit code 3",
        errors);
  }
}
