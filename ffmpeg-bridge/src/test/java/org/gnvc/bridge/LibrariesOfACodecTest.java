package org.gnvc.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Inside of FFmpeg a second copy of FFmpeg's libraries would be in the way. */
class LibrariesOfACodecTest {

  @Test
  void encodingAndDecodingLoadNoFfmpeg() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RoundTrip.class.getName())
            .redirectErrorStream(true)
            .start();
    List<String> lines = process.inputReader().lines().toList();
    assertEquals(0, process.waitFor(), () -> String.join("\n", lines));
    assertEquals(List.of("17 pictures"), lines);
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
