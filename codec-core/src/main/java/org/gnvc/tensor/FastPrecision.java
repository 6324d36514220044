package org.gnvc.tensor;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Decides whether bfloat16 is the fast format. It goes by what the processor says of itself, not by
 * a measurement, so that the same machine decodes the same pixels every time.
 */
final class FastPrecision {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** Instructions that multiply bfloat16: x86's AVX-512 and AMX extensions, and ARM's. */
  private static final Set<String> FLAGS = Set.of("avx512_bf16", "amx_bf16", "bf16");

  private FastPrecision() {}

  static Precision of(Device device) {
    if (device.isGpu()) {
      return Precision.BFLOAT16;
    }
    try {
      return ofProcessor(Files.isReadable(CPU_INFO) ? Files.readAllLines(CPU_INFO) : List.of());
    } catch (IOException e) {
      return Precision.FLOAT32;
    }
  }

  /** Reads the first processor's list of flags ("flags" on x86, "Features" on ARM). */
  static Precision ofProcessor(List<String> cpuInfo) {
    return cpuInfo.stream()
            .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
            .findFirst()
            .map(line -> Arrays.asList(line.substring(line.indexOf(':') + 1).trim().split(" ")))
            .filter(flags -> flags.stream().anyMatch(FLAGS::contains))
            .isPresent()
        ? Precision.BFLOAT16
        : Precision.FLOAT32;
  }
}
