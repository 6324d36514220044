package org.gnvc.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.bitstream.Profile;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.bitstream.StreamVersion;
import org.gnvc.convert.RandomPack;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.GnvcException;
import org.gnvc.error.MissingModelException;
import org.gnvc.error.MissingReferenceException;
import org.gnvc.frame.Frame;
import org.gnvc.integer.Arithmetic;
import org.gnvc.model.TensorType;
import org.gnvc.model.TinyWan;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole codec with the networks of profile wan, small and random. */
class WanCodecTest {

  /** Two key groups of 13 frames, in coded groups of 5, 4 and 4. */
  private static final EncoderOptions OPTIONS =
      EncoderOptions.defaults()
          .withGroupFrames(4)
          .withKeyIntervalSeconds(13 / Clips.RATE.value())
          .withSceneCuts(false);

  private static final int FRAMES = 26;
  private static final int NEXT_KEY = 13;

  @TempDir static Path folder;

  private static Path pack;
  private static GnvcModel model;
  private static List<Frame> clip;
  private static List<EncodedGroup> encoded;
  private static List<CodedGroup> groups;

  @BeforeAll
  static void encodeOnce() throws IOException {
    pack = folder.resolve("tiny");
    RandomPack.write(pack, TinyWan.CONFIG, 1, TensorType.BF16);
    model = open(Precision.FLOAT32);
    clip = Clips.scene(50, 34, FRAMES);
    encoded = Clips.encodeWithStatistics(model, clip, OPTIONS);
    groups = encoded.stream().map(EncodedGroup::group).toList();
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static GnvcModel open(Precision precision) throws IOException {
    return GnvcModel.open(
        new ModelOptions(Optional.of(pack), DeviceChoice.CPU, Optional.of(precision), 1));
  }

  @Test
  void headerSaysWhichNetworksMadeTheStream() throws IOException {
    SequenceHeader header = header();
    assertEquals(Profile.WAN, header.profile());
    assertEquals(new StreamVersion(1, 1), header.version());
    assertEquals(Math.round(0.7 * 256), header.tN());
    try (GnvcModel lite = GnvcModel.open(ModelOptions.defaults())) {
      MissingModelException e =
          assertThrows(
              MissingModelException.class,
              () -> new GnvcDecoder(lite, header, DecoderOptions.defaults()));
      assertTrue(e.getMessage().contains("of profile wan"), e.getMessage());
    }
  }

  @Test
  void keyAndPredictiveGroupsOfAnOddSizeComeBack() throws IOException {
    assertEquals(6, groups.size());
    List<Frame> decoded = decode(DecoderOptions.defaults(), groups);
    assertEquals(FRAMES, decoded.size());
    for (int i = 0; i < FRAMES; i++) {
      assertEquals(i, decoded.get(i).pts());
      assertEquals(clip.get(i).format(), decoded.get(i).format());
    }
  }

  @Test
  void symbolsAreTheSameInEveryArithmeticAndPrecision() throws IOException {
    byte[] reference;
    try (SymbolVerifier v = SymbolVerifier.reference(model.pack(), header())) {
      reference = symbols(v);
    }
    try (SymbolVerifier v = SymbolVerifier.fast(model.pack(), model.runtime(), header())) {
      assertArrayEquals(reference, symbols(v));
    }
    try (GnvcModel half = open(Precision.BFLOAT16);
        SymbolVerifier v = SymbolVerifier.fast(half.pack(), half.runtime(), header())) {
      assertArrayEquals(reference, symbols(v));
    }
    DecoderOptions plainJava = new DecoderOptions(OptionalInt.of(1), Arithmetic.INTEGER);
    List<CodedGroup> start = groups.subList(0, 2);
    assertSameFrames(
        decode(new DecoderOptions(OptionalInt.of(1)), start), decode(plainJava, start));
  }

  @Test
  void everyNumberOfStepsGivesAnotherPicture() throws IOException {
    List<CodedGroup> key = groups.subList(0, 1);
    List<Frame> before = decode(new DecoderOptions(OptionalInt.of(0)), key);
    for (int steps : new int[] {1, 2, 8}) {
      List<Frame> refined = decode(new DecoderOptions(OptionalInt.of(steps)), key);
      assertTrue(Clips.psnr(before, refined) < 60, steps + " steps");
      before = refined;
    }
  }

  @Test
  void stepsAndNoiseLevelAreThoseOfTheGroup() throws IOException {
    EncoderOptions other = OPTIONS.withSteps(2).withNoise(NoiseLevel.MEASURED);
    EncodedGroup changed = Clips.encodeWithStatistics(model, clip.subList(0, 5), other).get(0);
    assertEquals(2, changed.group().header().steps());
    assertEquals(
        Math.max(1, Math.round(256 / (1 + changed.statistics().error()))),
        changed.group().header().tN());
    List<CodedGroup> key = List.of(changed.group());
    assertTrue(
        Clips.psnr(
                decode(DecoderOptions.defaults(), key),
                decode(DecoderOptions.defaults(), groups.subList(0, 1)))
            < 60);
  }

  @Test
  void codingInGroupsEqualsCodingTheWholeAsOne() throws IOException {
    EncoderOptions whole = OPTIONS.withGroupFrames(12);
    List<CodedGroup> one = Clips.encode(model, clip.subList(0, NEXT_KEY), whole);
    assertEquals(1, one.size());
    List<byte[]> pieces =
        groups.subList(0, 3).stream().flatMap(g -> g.substreams().stream()).toList();
    for (int i = 0; i < pieces.size(); i++) {
      assertArrayEquals(one.get(0).substreams().get(i), pieces.get(i), "latent " + i);
    }
    DecoderOptions unrefined = new DecoderOptions(OptionalInt.of(0));
    assertTrue(
        Clips.psnr(decode(unrefined, one), decode(unrefined, groups.subList(0, 3))) > 60,
        "the autoencoder's cache carries over");
  }

  @Test
  void joiningAtAKeyGroupGivesTheSameFramesAsDecodingFromTheStart() throws IOException {
    List<Frame> all = decode(DecoderOptions.defaults(), groups);
    List<CodedGroup> late = groups.subList(3, 6);
    assertTrue(late.get(0).header().key());
    assertSameFrames(all.subList(NEXT_KEY, FRAMES), decode(DecoderOptions.defaults(), late));
    try (GnvcDecoder decoder = decoder(DecoderOptions.defaults())) {
      decoder.decode(groups.get(0));
      decoder.reset();
      assertThrows(MissingReferenceException.class, () -> decoder.decode(groups.get(1)));
      assertSameFrames(all.subList(NEXT_KEY, FRAMES), Clips.decode(decoder, late));
    }
  }

  @Test
  void damageCostsFramesUpToTheNextKeyGroupOnly() throws IOException {
    List<Frame> intact = decode(DecoderOptions.defaults(), groups);
    CodedGroup damaged = damaged(groups.get(0));
    try (GnvcDecoder decoder = decoder(DecoderOptions.defaults())) {
      assertThrows(CorruptStreamException.class, () -> decoder.decode(damaged));
      assertThrows(MissingReferenceException.class, () -> decoder.decode(groups.get(1)));
      assertSameFrames(
          intact.subList(NEXT_KEY, FRAMES), Clips.decode(decoder, groups.subList(3, 6)));
    }
    try (SymbolVerifier v = SymbolVerifier.fast(model.pack(), model.runtime(), header())) {
      assertThrows(CorruptStreamException.class, () -> v.check(damaged));
      assertThrows(MissingReferenceException.class, () -> v.check(groups.get(1)));
      v.check(groups.get(3));
    }
  }

  @Test
  void betterQualityCostsMoreBytesAndLeavesASmallerError() throws IOException {
    double lastError = Double.MAX_VALUE;
    long lastBytes = 0;
    for (int quality : new int[] {4, 32, 60}) {
      EncoderOptions options = OPTIONS.withRate(new RateTarget.Quality(quality));
      GroupStatistics s =
          Clips.encodeWithStatistics(model, clip.subList(0, 5), options).get(0).statistics();
      assertTrue(s.error() < lastError && s.bytes() > lastBytes, quality + ": " + s);
      assertTrue(s.bytes() <= 1.01 * (s.hyperBits() + s.latentBits()) / 8 + 64, s.toString());
      lastError = s.error();
      lastBytes = s.bytes();
    }
  }

  @Test
  void modelSaysWhereItsWeightsLieAndThatTheProcessorIsSlow() throws IOException {
    assertTrue(model.placement().get(0).startsWith("transformer: "), model.placement().toString());
    assertTrue(model.slowness().orElseThrow().contains("on the processor"));
    try (GnvcModel half = open(Precision.BFLOAT16)) {
      assertTrue(half.placement().get(0).contains("mapped"), half.placement().toString());
    }
  }

  private static SequenceHeader header() throws GnvcException {
    try (GnvcEncoder encoder = Clips.encoder(model, clip.get(0).format(), OPTIONS)) {
      return encoder.header();
    }
  }

  private static GnvcDecoder decoder(DecoderOptions options) throws GnvcException {
    return new GnvcDecoder(model, header(), options);
  }

  private static List<Frame> decode(DecoderOptions options, List<CodedGroup> coded)
      throws GnvcException {
    try (GnvcDecoder decoder = decoder(options)) {
      return Clips.decode(decoder, coded);
    }
  }

  private static byte[] symbols(SymbolVerifier verifier) throws GnvcException {
    for (CodedGroup group : groups) {
      verifier.check(group);
    }
    assertTrue(verifier.symbolCount() > 0);
    return verifier.sha256OfAll();
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
    assertFalse(expected.isEmpty());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).pts(), actual.get(i).pts());
      for (int p = 0; p < 3; p++) {
        assertArrayEquals(
            expected.get(i).planes().get(p), actual.get(i).planes().get(p), "frame " + i);
      }
    }
  }
}
