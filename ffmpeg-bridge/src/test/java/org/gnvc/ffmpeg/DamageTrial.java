package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Decodes damaged files of all containers, each in a process of its own: none may crash or hang.
 * Not part of the build; {@code ffmpeg-bridge/trial damage} runs it. The files are the same every
 * time; what fails is kept and named.
 */
class DamageTrial extends ProcessTest {

  private static final int FILES = Integer.getInteger("gnvc.trial.files", 1000);

  private static final int WORKERS = Integer.getInteger("gnvc.trial.workers", 2);

  private final Map<String, Integer> exitCodes = new TreeMap<>();
  private double slowest;

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void damagedFilesNeitherCrashNorHang() throws Exception {
    Path kept = Files.createDirectories(Path.of("target/damage-trial", ffmpeg.name()));
    int files = FILES / (int) FfmpegProgram.all().filter(FfmpegProgram::isPresent).count();
    for (String container : CONTAINERS) {
      clip(container);
    }
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    List<Future<String>> results = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      int number = i;
      results.add(workers.submit(() -> decode(number, kept)));
    }
    List<String> failures = new ArrayList<>();
    for (Future<String> result : results) {
      if (!result.get().isEmpty()) {
        failures.add(result.get());
      }
    }
    workers.shutdown();
    System.out.printf(
        "%s: %d damaged files, exit codes %s, slowest %.1f s, failures %d%n",
        ffmpeg, files, exitCodes, slowest, failures.size());
    assertEquals(List.of(), failures);
  }

  private String decode(int number, Path kept) throws IOException, InterruptedException {
    String container = CONTAINERS.get(number % CONTAINERS.size());
    Path file = kept.resolve("damaged" + number + "." + container);
    Files.write(file, damage(Files.readAllBytes(clip(container)), new Random(number)));
    long start = System.nanoTime();
    Run run = ffmpeg.start(Map.of(), "-i", file, "-f", "framemd5", "-");
    try {
      run.finish().sane();
      double seconds = (System.nanoTime() - start) / 1e9;
      synchronized (exitCodes) {
        exitCodes.merge(Integer.toString(run.exitCode()), 1, Integer::sum);
        slowest = Math.max(slowest, seconds);
      }
      Files.delete(file);
      return "";
    } catch (AssertionError e) {
      return file + ": " + e.getMessage();
    }
  }

  private byte[] damage(byte[] file, Random random) throws IOException, InterruptedException {
    return switch (random.nextInt(6)) {
      case 0 -> flipped(file, 1, random);
      case 1 -> flipped(file, 1 + random.nextInt(40), random);
      case 2 -> Arrays.copyOf(file, 1 + random.nextInt(file.length));
      case 3 -> overwritten(file, random);
      case 4 -> shifted(file, random);
      default -> withRightChecksum(file, random);
    };
  }

  private static byte[] flipped(byte[] file, int bits, Random random) {
    for (int i = 0; i < bits; i++) {
      file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return file;
  }

  private static byte[] overwritten(byte[] file, Random random) {
    byte[] noise = new byte[1 + random.nextInt(file.length / 8)];
    random.nextBytes(noise);
    System.arraycopy(noise, 0, file, random.nextInt(file.length - noise.length), noise.length);
    return file;
  }

  /** A piece is missing, or stands there twice. */
  private static byte[] shifted(byte[] file, Random random) {
    int from = random.nextInt(file.length);
    int to = random.nextInt(file.length);
    byte[] result = Arrays.copyOf(file, from + file.length - to);
    System.arraycopy(file, to, result, from, file.length - to);
    return result;
  }

  /**
   * A group whose contents are wrong in spite of its checksum: the decoder itself gets to see it.
   */
  private byte[] withRightChecksum(byte[] file, Random random)
      throws IOException, InterruptedException {
    List<byte[]> groups = CodedBytes.groups(clip("gnvc"));
    byte[] old = groups.get(random.nextInt(groups.size()));
    byte[] changed = old.clone();
    for (int i = 0; i <= random.nextInt(4); i++) {
      changed[3 + random.nextInt(changed.length - 7)] = (byte) random.nextInt();
    }
    CRC32C crc = new CRC32C();
    crc.update(changed, 0, changed.length - 4);
    ByteBuffer.wrap(changed).putInt(changed.length - 4, (int) crc.getValue());
    System.arraycopy(changed, 0, file, CodedBytes.find(file, old), changed.length);
    return file;
  }
}
