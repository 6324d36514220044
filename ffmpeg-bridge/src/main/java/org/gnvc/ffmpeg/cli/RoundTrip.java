package org.gnvc.ffmpeg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Five small frames through an FFmpeg: encoded to a file, decoded from it. */
final class RoundTrip {

  private static final int SIZE = 64;
  private static final int FRAMES = 5;
  private static final int FRAME_BYTES = SIZE * SIZE * 3 / 2;

  /** The first time libtorch is unpacked, which takes long on a slow disk. */
  private static final int SECONDS = 120;

  private static final String PART = "round trip";

  /** Part of what the encoder reports at its end. */
  private static final Pattern MACHINE = Pattern.compile("device \\S+, \\S+");

  private RoundTrip() {}

  /**
   * What came of it.
   *
   * @param finding with size, distance and seconds, or what failed
   * @param machine device and precision as the encoder reported them; empty if it did not get there
   */
  record Result(Finding finding, Optional<String> machine) {}

  static Result of(Path program, Path preload) throws IOException, InterruptedException {
    Path file = Files.createTempFile("gnvc-doctor", ".mkv");
    long start = System.nanoTime();
    try {
      String name = program.toString();
      List<String> quiet = List.of(name, "-hide_banner", "-loglevel", "verbose", "-y");
      List<String> raw = List.of("-f", "rawvideo", "-pix_fmt", "yuv420p");
      List<String> size = List.of("-s", SIZE + "x" + SIZE, "-r", "25", "-i", "pipe:0");
      ChildProcess encoder =
          ChildProcess.run(
              join(List.of(quiet, raw, size, List.of("-c:v", "gnvc", file.toString()))),
              preload,
              false,
              frames(),
              SECONDS);
      if (encoder.exitCode() != 0) {
        return new Result(failed("encoding", encoder), Optional.empty());
      }
      ChildProcess decoder =
          ChildProcess.run(
              join(List.of(quiet, List.of("-i", file.toString()), raw, List.of("pipe:1"))),
              preload,
              false,
              new byte[0],
              SECONDS);
      if (decoder.exitCode() != 0 || decoder.out().length != FRAMES * FRAME_BYTES) {
        return new Result(failed("decoding", decoder), machine(encoder));
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      double psnr = psnr(frames(), decoder.out());
      String text =
          "%d frames of %dx%d: %d bytes, %.1f dB, %.1f s"
              .formatted(FRAMES, SIZE, SIZE, Files.size(file), psnr, seconds);
      return new Result(Finding.good(PART, text), machine(encoder));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Optional<String> machine(ChildProcess encoder) {
    Matcher line = MACHINE.matcher(encoder.err());
    return line.find() ? Optional.of(line.group()) : Optional.empty();
  }

  private static Finding failed(String stage, ChildProcess child) {
    return Finding.problem(
        PART,
        stage + " failed: " + child.lastWords(),
        "start with the problems above; if there are none, GNVC_FFMPEG=bundled tells whether this"
            + " FFmpeg is to blame, and bin/ffmpeg -loglevel debug says more");
  }

  private static List<String> join(List<List<String>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }

  /** A ramp that moves. */
  private static byte[] frames() {
    byte[] samples = new byte[FRAMES * FRAME_BYTES];
    for (int frame = 0; frame < FRAMES; frame++) {
      for (int i = 0; i < FRAME_BYTES; i++) {
        int luma = 40 + 2 * ((i % SIZE + frame) % SIZE) + i / SIZE % SIZE;
        samples[frame * FRAME_BYTES + i] = (byte) (i < SIZE * SIZE ? luma : 128);
      }
    }
    return samples;
  }

  private static double psnr(byte[] source, byte[] decoded) {
    double sum = 0;
    for (int i = 0; i < source.length; i++) {
      double difference = (source[i] & 0xff) - (decoded[i] & 0xff);
      sum += difference * difference;
    }
    return 10 * Math.log10(255 * 255 / Math.max(sum / source.length, 1e-9));
  }
}
