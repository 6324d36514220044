package org.gnvc.conformance.vector.make;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.bitstream.GroupHeader;
import org.gnvc.bitstream.RawFileReader;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.bitstream.StreamEvent;
import org.gnvc.conformance.vector.TestVector;
import org.gnvc.conformance.vector.VectorLibrary;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.integer.DecodedLatent;
import org.gnvc.integer.EntropyModel;
import org.gnvc.integer.LatentSymbolCoder;
import org.gnvc.model.ModelPack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VectorCoverageTest {

  private static final Path ROOT = Path.of("vectors/1.0");
  private static final int LATENT_BLOCK = 16;
  // In 1/16. The embedded model comes nowhere near the bound of 1023.
  private static final int FAR_MEAN = 64;

  private static final List<SequenceHeader> HEADERS = new ArrayList<>();
  private static final List<CodedGroup> GROUPS = new ArrayList<>();

  private static VectorLibrary library;

  @BeforeAll
  static void readAllValidStreams() throws IOException {
    library = VectorLibrary.open(ROOT);
    for (TestVector vector : library.all()) {
      if (vector.manifest().error().isEmpty()) {
        try (RawFileReader reader = RawFileReader.open(vector.stream())) {
          HEADERS.add(reader.header());
          for (StreamEvent event = reader.next(); event != null; event = reader.next()) {
            GROUPS.add(((StreamEvent.Group) event).group());
          }
        }
      }
    }
  }

  private static <T> Set<T> all(Function<GroupHeader, T> value) {
    return GROUPS.stream().map(CodedGroup::header).map(value).collect(Collectors.toSet());
  }

  @Test
  void everyRateIndexIsThereInKeyAndInPredictiveGroups() {
    for (int rate = 0; rate <= GroupHeader.MAX_RATE_INDEX; rate++) {
      for (boolean key : new boolean[] {true, false}) {
        String wanted = key + " " + rate;
        assertTrue(all(group -> group.key() + " " + group.rateIndex()).contains(wanted), wanted);
      }
    }
  }

  @Test
  void everyClassOfGroupLengthsIsThere() {
    Set<String> lengths = all(group -> group.key() + " " + group.frameCount());
    for (int frames : new int[] {1, 2, 3, 4, 5, 17, 33, 65}) {
      assertTrue(lengths.contains("true " + frames), "key group of " + frames);
    }
    for (int frames : new int[] {1, 2, 3, 4, 8, 12, 16, 64}) {
      assertTrue(lengths.contains("false " + frames), "predictive group of " + frames);
    }
  }

  @Test
  void refinementStartsEverywhereWithAllNumbersOfSteps() {
    assertTrue(all(GroupHeader::steps).containsAll(Set.of(1, 2, 3, 4, 5, 8)));
    assertTrue(all(GroupHeader::tN).containsAll(Set.of(1, 255)));
    assertTrue(all(GroupHeader::noiseSeedOffset).contains(-1), "an offset of 2^32 - 1");
  }

  @Test
  void framesAndTimesReachTheEndsOfTheirRanges() {
    Set<Long> times =
        GROUPS.stream()
            .flatMap(group -> group.header().timestamps().stream())
            .collect(Collectors.toSet());
    assertTrue(times.contains(GroupHeader.MAX_TIMESTAMP));
    assertTrue(times.contains(-GroupHeader.MAX_TIMESTAMP));
    assertTrue(all(GroupHeader::firstFrame).contains(GroupHeader.MAX_FRAME));
    assertTrue(GROUPS.stream().map(CodedGroup::header).anyMatch(g -> crosses32Bits(g)));
  }

  private static boolean crosses32Bits(GroupHeader group) {
    return group.firstFrame() < 1L << 32 && group.endFrame() > 1L << 32;
  }

  @Test
  void everySamplingDepthRangeAndMatrixIsThere() {
    Set<String> kinds =
        HEADERS.stream()
            .map(h -> h.format().chroma() + " " + h.format().bitDepth())
            .collect(Collectors.toSet());
    assertEquals(2 * ChromaFormat.values().length, kinds.size());
    Set<Integer> matrices = new TreeSet<>();
    Set<Boolean> ranges = new TreeSet<>();
    HEADERS.forEach(h -> matrices.add(h.format().color().matrix()));
    HEADERS.forEach(h -> ranges.add(h.format().color().fullRange()));
    assertTrue(matrices.containsAll(Set.of(0, 1, 2, 4, 6, 7, 9, 10, 202)), matrices.toString());
    assertEquals(Set.of(true, false), ranges);
  }

  @Test
  void everyLevelIsFilledToBothLimits() {
    for (int code = 1; code <= 4; code++) {
      int level = code;
      assertTrue(
          HEADERS.stream()
              .filter(h -> h.level().code() == level)
              .anyMatch(
                  h ->
                      Math.max(h.format().width(), h.format().height()) == h.level().maxSide()
                          && h.format().width() * h.format().height() == h.level().maxPixels()),
          "level " + code);
    }
  }

  @Test
  void everyFormOfSubstreamIsThere() {
    Set<String> forms = new TreeSet<>();
    for (CodedGroup group : GROUPS) {
      for (byte[] substream : group.substreams()) {
        forms.add(
            substream[0] == 0
                ? (1 << substream[1]) + " lanes"
                : substream.length % 2 == 1 ? "3 bytes" : "4 bytes");
      }
    }
    assertEquals(Set.of("3 bytes", "4 bytes", "2 lanes", "4 lanes"), forms);
  }

  @Test
  void symbolsReachTheEndsOfTheirRangesAndMeansGoFar() throws IOException {
    assertEquals(63, extremes("hyper-extreme").get(0));
    assertEquals(2047, extremes("latent-extreme").get(1));
    assertTrue(extremes("means-extreme").get(2) >= FAR_MEAN);
    assertEquals(List.of(0, 0), extremes("symbols-zero").subList(0, 2));
    assertEquals(0, extremes("hyper-zero").get(0));
  }

  /** Largest magnitude, reached on both sides, of hyper-latent, latent and means. */
  private static List<Integer> extremes(String name) throws IOException {
    List<Set<Integer>> values = List.of(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    try (RawFileReader reader = RawFileReader.open(library.get(name).stream());
        ModelPack pack = ModelPack.embedded("lite")) {
      LatentSymbolCoder coder = LatentSymbolCoder.reference(EntropyModel.load(pack));
      int rows = (reader.header().format().height() + LATENT_BLOCK - 1) / LATENT_BLOCK;
      int columns = (reader.header().format().width() + LATENT_BLOCK - 1) / LATENT_BLOCK;
      DecodedLatent last = null;
      for (StreamEvent event = reader.next(); event != null; event = reader.next()) {
        CodedGroup group = ((StreamEvent.Group) event).group();
        for (byte[] substream : group.substreams()) {
          last =
              coder.decode(
                  substream,
                  last == null ? null : last.next(),
                  group.header().rateIndex(),
                  rows,
                  columns);
          for (int symbol : last.hyper()) {
            values.get(0).add(symbol);
          }
          for (int i = 0; i < last.symbols().length; i++) {
            values.get(1).add(last.symbols()[i]);
            values.get(2).add(ChosenSymbols.mean(last, i));
          }
        }
      }
    }
    return values.stream()
        .map(TreeSet::new)
        .map(set -> Math.min(-set.first(), set.last()))
        .toList();
  }
}
