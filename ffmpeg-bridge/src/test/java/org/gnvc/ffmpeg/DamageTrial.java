package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Opens and decodes damaged files of all containers: nothing may crash or hang. Each file is opened
 * by a process of its own, which copies its packets; those that open are decoded, several in a
 * process, and one by one if that goes wrong. Not part of the build; {@code ffmpeg-bridge/trial
 * damage} runs it. The files are the same every time; what fails is kept and named.
 */
class DamageTrial extends ProcessTest {

  private static final int FILES = Integer.getInteger("gnvc.trial.files", 1000);

  private static final int WORKERS = Integer.getInteger("gnvc.trial.workers", 2);

  private static final int TOGETHER = 8;

  private final Map<Integer, Integer> openCodes = new TreeMap<>();
  private final Map<Integer, Integer> decodeCodes = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void damagedFilesNeitherCrashNorHang() throws Exception {
    Path kept = Files.createDirectories(Path.of("target/damage-trial", ffmpeg.name()));
    int programs = (int) FfmpegProgram.all().filter(FfmpegProgram::isPresent).count();
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < FILES / programs; i++) {
      String container = CONTAINERS.get(i % CONTAINERS.size());
      Path file = kept.resolve("damaged" + i + "." + container);
      Files.write(file, damage(Files.readAllBytes(clip(container)), new Random(i)));
      files.add(file);
    }
    List<Path> open = Collections.synchronizedList(new ArrayList<>());
    forEach(
        files,
        file -> {
          if (survives(openCodes, "-i", file, "-c", "copy", "-f", "null", "-") == 0) {
            open.add(file);
          }
        });
    Collections.sort(open);
    List<List<Path>> batches = new ArrayList<>();
    for (int i = 0; i < open.size(); i += TOGETHER) {
      batches.add(open.subList(i, Math.min(i + TOGETHER, open.size())));
    }
    forEach(batches, this::decode);
    System.out.printf(
        "%s: %d damaged files, exit codes %s of opening; %d decoded, exit codes %s of %d processes;"
            + " %d failures%n",
        ffmpeg, files.size(), openCodes, open.size(), decodeCodes, batches.size(), failures.size());
    assertEquals(List.of(), failures);
    for (Path file : files) {
      Files.delete(file);
    }
  }

  private interface Step<T> {
    void run(T item) throws IOException, InterruptedException;
  }

  private static <T> void forEach(List<T> items, Step<T> step) throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    List<Callable<Void>> tasks = new ArrayList<>();
    for (T item : items) {
      tasks.add(
          () -> {
            step.run(item);
            return null;
          });
    }
    for (Future<Void> done : workers.invokeAll(tasks)) {
      done.get();
    }
    workers.shutdown();
  }

  private void decode(List<Path> files) throws IOException, InterruptedException {
    List<Object> inputs = new ArrayList<>(List.of("-max_error_rate", 1));
    List<Object> outputs = new ArrayList<>();
    for (Path file : files) {
      outputs.addAll(List.of("-map", outputs.size() / 5, "-f", "null", "-"));
      inputs.addAll(List.of("-i", file));
    }
    Object[] all = words(inputs.toArray(), outputs.toArray());
    // One file can end the run for all: then each gets its own.
    if (survives(decodeCodes, all) != 0 && files.size() > 1) {
      for (Path file : files) {
        decode(List.of(file));
      }
    }
  }

  /** The exit code of a run; -1 if it crashed or hung, which is noted. */
  private int survives(Map<Integer, Integer> codes, Object... args)
      throws IOException, InterruptedException {
    Run run = ffmpeg.start(Map.of(), args);
    try {
      run.finish().sane();
      synchronized (codes) {
        codes.merge(run.exitCode(), 1, Integer::sum);
      }
      return run.exitCode();
    } catch (AssertionError e) {
      synchronized (failures) {
        failures.add(e.getMessage());
      }
      return -1;
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
