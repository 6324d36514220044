package org.gnvc.bridge;

import ai.djl.pytorch.jni.LibUtils;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Map;

/**
 * Loads libtorch so that it uses its own functions. Programs such as Debian's FFmpeg bring a BLAS
 * along, whose functions have the names of libtorch's own and would be taken instead: the same
 * results, several times slower.
 */
final class OwnSymbols {

  /** A function of every BLAS. */
  private static final String BLAS_FUNCTION = "sgemm_";

  private static final int RTLD_NOW = 2;
  private static final int RTLD_DEEPBIND = 8;

  /** Kept, because it is unloaded with its last user. */
  private static NativeLibrary torch;

  private OwnSymbols() {}

  /** To be called before anything uses libtorch. Does nothing where there is no such program. */
  static synchronized void load() {
    if (torch != null || !programHasBlas()) {
      return;
    }
    try {
      Path library = torchFolder().resolve(System.mapLibraryName("torch_cpu"));
      torch =
          NativeLibrary.getInstance(
              library.toString(), Map.of(Library.OPTION_OPEN_FLAGS, RTLD_NOW | RTLD_DEEPBIND));
    } catch (ReflectiveOperationException | UnsatisfiedLinkError e) {
      // Where libtorch is missing, opening the model tells so; all else is slower, and right.
      torch = null;
    }
  }

  /** Where DJL takes libtorch from, after it has unpacked it. DJL tells only once it is loaded. */
  private static Path torchFolder() throws ReflectiveOperationException {
    Method finder = LibUtils.class.getDeclaredMethod("getLibTorch");
    finder.setAccessible(true);
    Object found = finder.invoke(null);
    Field folder = found.getClass().getDeclaredField("dir");
    folder.setAccessible(true);
    return ((Path) folder.get(found)).toAbsolutePath();
  }

  private static boolean programHasBlas() {
    try {
      return NativeLibrary.getProcess().getFunction(BLAS_FUNCTION) != null;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }
}
