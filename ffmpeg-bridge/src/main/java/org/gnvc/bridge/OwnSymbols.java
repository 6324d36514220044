package org.gnvc.bridge;

import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import java.util.Map;

/**
 * Loads libtorch so that it uses its own functions. Programs such as Debian's FFmpeg bring a BLAS
 * along, whose functions have the names of libtorch's own and would be taken instead: other
 * rounding in the pixels, and several times slower. Public because DJL calls it.
 */
public final class OwnSymbols {

  /** Names a class whose {@code load} DJL calls for each of its libraries. */
  private static final String HELPER = "ai.djl.pytorch.native_helper";

  /** A function of every BLAS. */
  private static final String BLAS_FUNCTION = "sgemm_";

  private static final int RTLD_NOW = 2;
  private static final int RTLD_DEEPBIND = 8;

  private OwnSymbols() {}

  /** To be called before anything uses libtorch. Does nothing in programs without a BLAS. */
  static void prefer() {
    if (System.getProperty(HELPER) == null && programHasBlas()) {
      System.setProperty(HELPER, OwnSymbols.class.getName());
    }
  }

  /** Loads a library whose own functions go before those of the program. */
  public static void load(String path) {
    // A library that is loaded already is not loaded again, but counted as Java's.
    NativeLibrary.getInstance(path, Map.of(Library.OPTION_OPEN_FLAGS, RTLD_NOW | RTLD_DEEPBIND));
    System.load(path);
  }

  private static boolean programHasBlas() {
    try {
      return NativeLibrary.getProcess().getFunction(BLAS_FUNCTION) != null;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }
}
