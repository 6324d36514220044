package org.gnvc.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole library, Java included, called as hosts with many threads call it. */
class ThreadsIT {

  @TempDir static Path folder;

  @Test
  void streamsSideBySideOnThreadsThatComeAndGoAreAsAlone() throws Exception {
    Path lib = CProgram.STAGE.resolve("lib");
    CProgram.compile(
            folder.resolve("threads_test"),
            List.of(
                "-I" + CProgram.STAGE.resolve("include"),
                CProgram.TESTS.resolve("threads_test.c").toString(),
                "-L" + lib,
                "-lgnvc",
                "-pthread"))
        .run(Map.of("LD_LIBRARY_PATH", lib.toString()))
        .ok();
  }
}
