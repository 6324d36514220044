package org.gnvc.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.bitstream.ModelHash;
import org.gnvc.bitstream.Profile;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.GnvcException;
import org.gnvc.error.MissingModelException;
import org.gnvc.error.MissingReferenceException;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole codec with the trained pack, on short procedural clips. */
class GnvcCodecTest {

  private static final int WIDTH = 128;
  private static final int HEIGHT = 96;
  private static final EncoderOptions OPTIONS =
      EncoderOptions.defaults().withGroupFrames(8).withSceneCuts(false);

  private static GnvcModel model;
  private static GnvcModel exact;
  private static List<Frame> clip;
  private static List<CodedGroup> groups;

  @BeforeAll
  static void encodeOnce() throws IOException {
    model = GnvcModel.open(ModelOptions.defaults());
    exact = GnvcModel.open(ModelOptions.defaults().withPrecision(Precision.FLOAT32));
    clip = Clips.scene(WIDTH, HEIGHT, 33);
    groups = Clips.encode(model, clip, OPTIONS);
  }

  @AfterAll
  static void close() {
    model.close();
    exact.close();
  }

  @Test
  void decodedVideoHasTheSameFramesAndLooksLikeTheSource() throws IOException {
    List<Frame> decoded = decode(model, OPTIONS, groups);
    assertEquals(clip.size(), decoded.size());
    for (int i = 0; i < clip.size(); i++) {
      assertEquals(i, decoded.get(i).pts());
      assertEquals(clip.get(i).format(), decoded.get(i).format());
    }
    double psnr = Clips.psnr(clip, decoded);
    assertTrue(psnr > 20, "PSNR " + psnr);
  }

  @Test
  void codingInGroupsEqualsCodingTheWholeAsOne() throws IOException {
    EncoderOptions whole = OPTIONS.withGroupFrames(32);
    List<CodedGroup> one = Clips.encode(model, clip, whole);
    assertEquals(1, one.size());
    assertEquals(4, groups.size());
    List<byte[]> pieces = groups.stream().flatMap(g -> g.substreams().stream()).toList();
    assertEquals(one.get(0).substreams().size(), pieces.size());
    for (int i = 0; i < pieces.size(); i++) {
      assertArrayEquals(one.get(0).substreams().get(i), pieces.get(i), "latent " + i);
    }
  }

  @Test
  void unrefinedDecodingInGroupsEqualsDecodingTheWholeAsOne() throws IOException {
    DecoderOptions unrefined = new DecoderOptions(OptionalInt.of(0));
    EncoderOptions whole = OPTIONS.withGroupFrames(32);
    List<CodedGroup> one = Clips.encode(exact, clip, whole);
    List<CodedGroup> pieces = Clips.encode(exact, clip, OPTIONS);
    try (GnvcDecoder a = new GnvcDecoder(exact, header(OPTIONS), unrefined);
        GnvcDecoder b = new GnvcDecoder(exact, header(whole), unrefined)) {
      assertSameFrames(Clips.decode(b, one), Clips.decode(a, pieces));
    }
  }

  @Test
  void symbolsAreTheSameInEveryArithmetic() throws IOException {
    byte[] reference;
    try (SymbolVerifier v = SymbolVerifier.reference(model.pack(), header(OPTIONS))) {
      reference = symbols(v);
    }
    for (int threads : new int[] {1, 2}) {
      try (TensorRuntime runtime =
              TensorRuntime.open(
                  ModelOptions.defaults().device(), ModelOptions.defaults().precision(), threads);
          SymbolVerifier v = SymbolVerifier.fast(model.pack(), runtime, header(OPTIONS))) {
        assertArrayEquals(reference, symbols(v), threads + " threads");
      }
    }
    try (SymbolVerifier v = SymbolVerifier.fast(exact.pack(), exact.runtime(), header(OPTIONS))) {
      assertArrayEquals(reference, symbols(v), "float32");
    }
  }

  @Test
  void fastPrecisionIsWithinFortyDecibelsOfFloat32() throws IOException {
    double psnr = Clips.psnr(decode(exact, OPTIONS, groups), decode(model, OPTIONS, groups));
    assertTrue(psnr >= 40, "PSNR " + psnr);
  }

  @Test
  void joiningAtAKeyGroupGivesTheSameFramesAsDecodingFromTheStart() throws IOException {
    EncoderOptions options = OPTIONS.withKeyIntervalSeconds(0.8);
    List<CodedGroup> coded = Clips.encode(model, clip, options);
    int second = 1;
    while (!coded.get(second).header().key()) {
      second++;
    }
    List<Frame> all = decode(model, options, coded);
    List<Frame> late = decode(model, options, coded.subList(second, coded.size()));
    int from = (int) coded.get(second).header().firstFrame();
    assertSameFrames(all.subList(from, all.size()), late);
  }

  @Test
  void decodersOnOneModelMayRunSideBySide() throws Exception {
    List<Frame> expected = decode(model, OPTIONS, groups);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Callable<List<Frame>>> decodings =
          Collections.nCopies(6, () -> decode(model, OPTIONS, groups));
      for (Future<List<Frame>> decoded : threads.invokeAll(decodings)) {
        assertSameFrames(expected, decoded.get());
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void damageCostsFramesUpToTheNextKeyGroupOnly() throws IOException {
    EncoderOptions options = OPTIONS.withKeyIntervalSeconds(0.8);
    List<CodedGroup> coded = new ArrayList<>(Clips.encode(model, clip, options));
    List<Frame> intact = decode(model, options, coded);
    int nextKey = 20;
    coded.set(0, damaged(coded.get(0)));
    List<Frame> survivors = new ArrayList<>();
    try (GnvcDecoder decoder = Clips.decoder(model, clip.get(0).format(), options)) {
      assertThrows(CorruptStreamException.class, () -> decoder.decode(coded.get(0)));
      for (CodedGroup group : coded.subList(1, coded.size())) {
        if (group.header().firstFrame() < nextKey) {
          assertFalse(group.header().key());
          assertThrows(MissingReferenceException.class, () -> decoder.decode(group));
        } else {
          survivors.addAll(decoder.decode(group));
        }
      }
    }
    assertSameFrames(intact.subList(nextKey, intact.size()), survivors);
  }

  @Test
  void streamOfAnotherModelIsRefusedByName() throws IOException {
    SequenceHeader h = header(OPTIONS);
    SequenceHeader other =
        new SequenceHeader(
            h.version(),
            h.profile(),
            h.level(),
            h.format(),
            h.frameRate(),
            h.timeBase(),
            new ModelHash(1, 2),
            h.synthesisModel(),
            h.tN(),
            h.steps(),
            h.noiseSeed());
    MissingModelException e =
        assertThrows(
            MissingModelException.class,
            () -> new GnvcDecoder(model, other, DecoderOptions.defaults()));
    assertTrue(e.getMessage().contains(new ModelHash(1, 2).toString()), e.getMessage());
  }

  @Test
  void stepsAndNoiseLevelAreThoseOfTheGroup() throws IOException {
    EncoderOptions other = OPTIONS.withSteps(3).withNoise(new NoiseLevel.Share(0.5));
    CodedGroup key = groups.get(0);
    CodedGroup changed = Clips.encode(model, clip, other).get(0);
    assertEquals(3, changed.header().steps());
    List<Frame> expected = decode(model, other, List.of(changed));
    // The sequence header still says one step from the model's level.
    assertSameFrames(expected, decode(model, OPTIONS, List.of(changed)));
    assertTrue(Clips.psnr(expected, decode(model, OPTIONS, List.of(key))) < 60);
  }

  @Test
  void streamOfAnotherProfileIsRefusedByName() throws IOException {
    SequenceHeader h = header(OPTIONS);
    SequenceHeader wan =
        new SequenceHeader(
            h.version(),
            Profile.WAN,
            h.level(),
            h.format(),
            h.frameRate(),
            h.timeBase(),
            h.entropyModel(),
            h.synthesisModel(),
            h.tN(),
            h.steps(),
            h.noiseSeed());
    MissingModelException e =
        assertThrows(
            MissingModelException.class,
            () -> new GnvcDecoder(model, wan, DecoderOptions.defaults()));
    assertTrue(e.getMessage().contains("of profile wan"), e.getMessage());
  }

  @Test
  void irregularTimestampsSurvive() throws IOException {
    List<Frame> irregular = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      irregular.add(clip.get(i).withPts(3L * i * i + 7));
    }
    List<Frame> decoded = decode(model, OPTIONS, Clips.encode(model, irregular, OPTIONS));
    assertEquals(
        irregular.stream().map(Frame::pts).toList(), decoded.stream().map(Frame::pts).toList());
  }

  @ParameterizedTest
  @CsvSource({"16,16,1", "17,31,2", "50,130,6", "161,35,5", "64,64,9"})
  void everySizeAndLengthComesBack(int width, int height, int frames) throws IOException {
    List<Frame> source = Clips.scene(width, height, frames);
    List<CodedGroup> coded = Clips.encode(model, source, OPTIONS);
    List<Frame> decoded = decode(model, source.get(0).format(), OPTIONS, coded);
    assertEquals(frames, decoded.size());
    assertEquals(source.get(0).format(), decoded.get(0).format());
  }

  @ParameterizedTest
  @CsvSource({"YUV420,10", "YUV422,8", "YUV444,10", "RGB,8"})
  void everyPixelFormatComesBack(ChromaFormat chroma, int bitDepth) throws IOException {
    ColorDescription color =
        new ColorDescription(1, 1, chroma == ChromaFormat.RGB ? 0 : 1, chroma == ChromaFormat.RGB);
    VideoFormat format = new VideoFormat(64, 48, chroma, bitDepth, color);
    Frame flat = Frame.allocate(format, 0);
    for (short[] plane : flat.planes()) {
      Arrays.fill(plane, (short) (format.maxSample() / 2));
    }
    List<CodedGroup> coded = Clips.encode(model, List.of(flat), OPTIONS);
    Frame decoded = decode(model, format, OPTIONS, coded).get(0);
    for (int p = 0; p < 3; p++) {
      double mean = 0;
      for (short sample : decoded.planes().get(p)) {
        mean += (double) sample / decoded.planes().get(p).length;
      }
      assertEquals(format.maxSample() / 2.0, mean, format.maxSample() * 0.08, "plane " + p);
    }
  }

  private static byte[] symbols(SymbolVerifier verifier) throws GnvcException {
    for (CodedGroup group : groups) {
      verifier.check(group);
    }
    return verifier.sha256OfAll();
  }

  private static SequenceHeader header(EncoderOptions options) throws GnvcException {
    try (GnvcEncoder encoder = Clips.encoder(model, clip.get(0).format(), options)) {
      return encoder.header();
    }
  }

  private static List<Frame> decode(GnvcModel with, EncoderOptions options, List<CodedGroup> coded)
      throws GnvcException {
    return decode(with, clip.get(0).format(), options, coded);
  }

  private static List<Frame> decode(
      GnvcModel with, VideoFormat format, EncoderOptions options, List<CodedGroup> coded)
      throws GnvcException {
    try (GnvcDecoder decoder = Clips.decoder(with, format, options)) {
      return Clips.decode(decoder, coded);
    }
  }

  private static CodedGroup damaged(CodedGroup group) {
    List<byte[]> substreams = new ArrayList<>(group.substreams());
    byte[] bytes = substreams.get(1).clone();
    bytes[bytes.length / 2] ^= 0x10;
    substreams.set(1, bytes);
    return new CodedGroup(group.header(), substreams);
  }

  private static void assertSameFrames(List<Frame> expected, List<Frame> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).pts(), actual.get(i).pts());
      for (int p = 0; p < 3; p++) {
        assertArrayEquals(
            expected.get(i).planes().get(p), actual.get(i).planes().get(p), "frame " + i);
      }
    }
  }
}
