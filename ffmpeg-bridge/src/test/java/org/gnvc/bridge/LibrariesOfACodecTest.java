package org.gnvc.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A codec lives in processes that have libraries of their own. */
class LibrariesOfACodecTest {

  @TempDir Path folder;

  @Test
  void encodingAndDecodingLoadNoFfmpeg() throws Exception {
    assertEquals(List.of("17 pictures"), roundTrip(""));
  }

  @Test
  void functionsOfTheProgramsBlasAreNotTakenForThoseOfLibtorch() throws Exception {
    Path source = folder.resolve("blas.c");
    Files.writeString(
        source,
        """
        #include <stdio.h>
        #include <stdlib.h>
        static void taken(void) { puts("taken"); exit(1); }
        void sgemm_(void) { taken(); }
        void dgemm_(void) { taken(); }
        void sgemv_(void) { taken(); }
        void dgemv_(void) { taken(); }
        """);
    Path library = folder.resolve("libblas.so.3");
    Process gcc =
        new ProcessBuilder("gcc", "-shared", "-fPIC", "-o", library.toString(), source.toString())
            .inheritIO()
            .start();
    assertEquals(0, gcc.waitFor());
    assertEquals(List.of("17 pictures"), roundTrip(library.toString()));
  }

  private static List<String> roundTrip(String preload) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RoundTrip.class.getName())
            .redirectErrorStream(true);
    builder.environment().put("LD_PRELOAD", preload);
    Process process = builder.start();
    List<String> lines = process.inputReader().lines().toList();
    assertEquals(0, process.waitFor(), () -> String.join("\n", lines));
    return lines;
  }

  /** Codes a clip, decodes it, and prints the libraries of FFmpeg that are in the process then. */
  static final class RoundTrip {

    private RoundTrip() {}

    public static void main(String[] none) throws InvalidArgumentException, IOException {
      try (EncoderSession encoder = EncoderSession.open(Clip.PICTURE);
          DecoderSession decoder = DecoderSession.open("device=cpu", Clip.header(encoder))) {
        List<Clip.Packet> packets = Clip.encode(encoder, Clip.frames(17));
        System.out.println(Clip.decode(decoder, Clip.FORMAT, packets).size() + " pictures");
      }
      try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
        maps.filter(line -> line.matches(".*/lib(jni)?(av|sw|postproc)[^/]*"))
            .forEach(System.out::println);
      }
    }
  }
}
