package org.gnvc.cli;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.util.OptionalLong;

/**
 * Watches the memory of a graphics card while something runs, by asking the CUDA runtime twenty
 * times a second how much of the whole card is taken, by this process and others. libtorch keeps
 * what it once had, so that peaks last.
 */
final class DeviceMemory implements AutoCloseable {

  private static final long PERIOD_MILLIS = 50;

  private final Device device;
  private final Thread sampler;
  private volatile long most;

  /**
   * Starts watching.
   *
   * @param device a processor has no memory of its own; nothing is watched then
   */
  DeviceMemory(Device device) {
    this.device = device;
    sampler = new Thread(this::sample, "device-memory");
    sampler.setDaemon(true);
    if (device.isGpu()) {
      sampler.start();
    }
  }

  /** Most bytes taken so far; empty for a processor, and where CUDA does not tell. */
  OptionalLong peak() {
    return most == 0 ? OptionalLong.empty() : OptionalLong.of(most);
  }

  private void sample() {
    try {
      while (true) {
        most = Math.max(most, CudaUtils.getGpuMemory(device).getCommitted());
        Thread.sleep(PERIOD_MILLIS);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (IllegalArgumentException | IllegalStateException | UnsatisfiedLinkError cannotTell) {
      most = 0;
    }
  }

  @Override
  public void close() {
    sampler.interrupt();
  }
}
