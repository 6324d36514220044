package org.gnvc.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gnvc.bitstream.RawFileFuzzer;
import org.gnvc.convert.PickleFuzzer;
import org.gnvc.entropy.RansFuzzer;
import org.junit.jupiter.api.Test;

/** The fuzz targets on their seeds, and on every seed with each byte changed. */
class FuzzSeedsTest {

  @Test
  void rawFileSeedsPass() throws Exception {
    run("raw-file", RawFileFuzzer::fuzzerTestOneInput);
  }

  @Test
  void ransSeedsPass() throws Exception {
    run("rans", RansFuzzer::fuzzerTestOneInput);
  }

  @Test
  void pickleSeedsPass() throws Exception {
    run("pickle", PickleFuzzer::fuzzerTestOneInput);
  }

  private static void run(String folder, Consumer<byte[]> target)
      throws IOException, URISyntaxException {
    URL seeds = FuzzSeedsTest.class.getResource(folder);
    List<Path> files;
    try (Stream<Path> list = Files.list(Path.of(seeds.toURI()))) {
      files = list.toList();
    }
    assertTrue(files.size() >= 3, "seeds in " + folder);
    for (Path file : files) {
      byte[] bytes = read(file);
      target.accept(bytes);
      for (int i = 0; i < bytes.length; i++) {
        byte[] changed = bytes.clone();
        changed[i] ^= (byte) (1 + i % 255);
        target.accept(changed);
      }
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
