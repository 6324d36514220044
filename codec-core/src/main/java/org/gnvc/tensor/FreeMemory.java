package org.gnvc.tensor;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Memory that a device has to give. */
final class FreeMemory {

  private static final Path SYSTEM = Path.of("/proc/meminfo");

  private FreeMemory() {}

  static OptionalLong of(Device device) {
    try {
      if (device.isGpu()) {
        MemoryUsage memory = CudaUtils.getGpuMemory(device);
        return OptionalLong.of(memory.getMax() - memory.getCommitted());
      }
      return available(Files.isReadable(SYSTEM) ? Files.readAllLines(SYSTEM) : List.of());
    } catch (IOException | IllegalStateException e) {
      return OptionalLong.empty(); // another system, or CUDA libraries that DJL does not find
    }
  }

  /** What processes can get without swapping, by Linux's estimate. */
  static OptionalLong available(List<String> memInfo) {
    return memInfo.stream()
        .filter(line -> line.matches("MemAvailable: *[0-9]{1,15} kB"))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst();
  }
}
