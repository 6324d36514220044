package org.gnvc.conformance.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.gnvc.error.GnvcException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our program says and does the same whether a process runs one command or many. */
class BatchIT {
  private static final Path PACK =
      Path.of("../codec-core/src/main/resources/org/gnvc/models/lite").toAbsolutePath();
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"key-and-predictive", "second-substream-damaged", "profile-unknown"})
  void aCommandEndsAsItDoesAlone(String vector) throws IOException, InterruptedException {
    Path stream = Path.of("vectors/1.0", vector, "stream.gnvc").toAbsolutePath();
    try (DecoderUnderTest batch = new DecoderUnderTest(Commands.own(), folder, LIMIT);
        DecoderUnderTest alone = new DecoderUnderTest(Commands.own().alone(), folder, LIMIT)) {
      DecodedSymbols symbols = alone.symbols(stream, PACK).orElseThrow();
      assertSame(symbols.execution(), batch.symbols(stream, PACK).orElseThrow().execution());
      DecodedVideo first = batch.decode(stream, PACK).orElseThrow();
      DecodedVideo second = batch.seek(stream, PACK, 0).orElseThrow();
      DecodedVideo video = alone.decode(stream, PACK).orElseThrow();
      assertSame(video.execution(), first.execution());
      assertSame(video.execution(), second.execution());
      assertEquals(pictures(video), pictures(first));
      assertEquals(pictures(video), pictures(second));
    }
  }

  private static List<String> pictures(DecodedVideo video) throws GnvcException {
    return video.frames().stream()
        .map(frame -> frame.pts() + ": " + frame.planes().stream().map(Arrays::hashCode).toList())
        .toList();
  }

  private static void assertSame(Execution expected, Execution found) {
    assertEquals(expected.ending(), found.ending());
    assertEquals(expected.output(), found.output());
    assertEquals(expected.errors(), found.errors());
  }
}
