package org.gnvc.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import org.gnvc.error.MissingLibraryException;

/**
 * Which device the user wants.
 *
 * @param kind automatic, processor or graphics card
 * @param index number of the graphics card; 0 otherwise
 */
public record DeviceChoice(Kind kind, int index) {

  /** Kinds of devices. */
  public enum Kind {
    /** The first graphics card if libtorch can use one, else the processor. */
    AUTO,
    /** The processor. */
    CPU,
    /** An NVIDIA graphics card. */
    CUDA
  }

  /** The first graphics card if libtorch can use one, else the processor. */
  public static final DeviceChoice AUTO = new DeviceChoice(Kind.AUTO, 0);

  /** The processor. */
  public static final DeviceChoice CPU = new DeviceChoice(Kind.CPU, 0);

  /**
   * Reads {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  public static DeviceChoice parse(String text) {
    if (text.matches("cuda(:[0-9]{1,3})?")) {
      int colon = text.indexOf(':');
      return new DeviceChoice(
          Kind.CUDA, colon < 0 ? 0 : Integer.parseInt(text.substring(colon + 1)));
    }
    return switch (text) {
      case "auto" -> AUTO;
      case "cpu" -> CPU;
      default ->
          throw new IllegalArgumentException(
              "no such device: " + text + " (auto, cpu, cuda or cuda:N)");
    };
  }

  /** Picks the device on this machine. */
  Device resolve(Engine engine) throws MissingLibraryException {
    int cards = kind == Kind.CPU ? 0 : engine.getGpuCount();
    if (kind == Kind.CUDA && index >= cards) {
      throw new MissingLibraryException(
          "CUDA device " + index,
          "choose the device cpu, or install a driver and a libtorch with CUDA",
          new IllegalStateException("libtorch sees " + cards + " CUDA devices"));
    }
    return cards == 0 ? Device.cpu() : Device.gpu(index);
  }
}
