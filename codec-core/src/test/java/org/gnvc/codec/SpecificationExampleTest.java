package org.gnvc.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.bitstream.GroupHeader;
import org.gnvc.bitstream.Level;
import org.gnvc.bitstream.Profile;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.bitstream.StreamVersion;
import org.gnvc.entropy.GaussianNoise;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;
import org.gnvc.integer.Arithmetic;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The worked group of the specification (clauses 9.10 and 12.11): two latents of a picture of 40 x
 * 24, whose numbers readers compare their own decoder with. It is made with the pack that comes
 * with the program.
 */
class SpecificationExampleTest {

  private static final List<byte[]> SUBSTREAMS =
      List.of(
          HexFormat.of()
              .parseHex(
                  "1c49eddddb00097e7bfff7fb4cffdc78dd8fd09bef71bb5f9d"
                      + "6cbf8e8288dd7b22000201d0005c0137009a00ba00bc005900"
                      + "d7001400a6cef6699d0ee31971040602f288861de16e97fffc"
                      + "2de300ee04d3005f00d1008f005c048e001e0092fffc003c"),
          HexFormat.of()
              .parseHex(
                  "1442640453eb73aa09d885d87a5d61d4149fa5ff26eeed28cc"
                      + "25ea3480cd3ff7ac40b3020355990a3529bca3b7effe780053"
                      + "3c2d54b4"));

  private static final int FIRST_FRAME = 300;
  private static final int SEED = 7;
  private static final int RATE_INDEX = 24;
  private static final int T_N = 179;

  private static GnvcModel model;
  private static NDManager scope;
  private static List<LatentCoder.Decoded> latents;

  @BeforeAll
  static void decodeLatents() throws IOException {
    model =
        GnvcModel.open(
            new ModelOptions(
                Optional.empty(), DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1));
    scope = model.runtime().newScope();
    latents = new ArrayList<>();
    LatentState state = null;
    try (LatentCoder coder = model.networks().latentCoder(new StageTimes(), Arithmetic.SHORTEST)) {
      for (byte[] substream : SUBSTREAMS) {
        latents.add(coder.decode(substream, state, RATE_INDEX, 3, 5, scope));
        state = latents.get(latents.size() - 1).state();
      }
    }
  }

  @AfterAll
  static void close() {
    scope.close();
    model.close();
  }

  @Test
  void symbolsHaveTheStatedDigests() throws IOException {
    try (GnvcDecoder decoder = new GnvcDecoder(model, header(), DecoderOptions.defaults())) {
      decoder.decode(group(1));
      assertEquals(
          "bfcd3c11ce93da8d637f76ae91b8a1dd1ef02fcadcfdb313034db945221d48f6",
          HexFormat.of().formatHex(decoder.symbols()));
    }
  }

  @Test
  void latentsAndFeaturesAreTheStatedOnes() {
    NDArray first = latents.get(0).latent();
    assertNear(first, "0,0", 0.22480, 0.16056, 0.01963, 0.26901, -0.03204);
    assertNear(first, "0,1", 0.07275, 0.23137, -0.39408, -0.02265, -0.15766);
    assertNear(first, "0,2", 0.07733, -0.07716, 0.15580, -0.48463, 0.06558);
    assertNear(first, "15,2", -1.96225, -0.79355, 4.02873, 2.44681, -1.97944);
    assertNear(latents.get(0).feature(), "95,2", 0.00049, 0.15541, 0.07390, -0.03663, -0.16275);
    NDArray second = latents.get(1).latent();
    assertNear(second, "0,0", 0.53413, 0.01631, -0.31266, 0.20656, 0.63628);
    assertNear(second, "0,1", 0.21538, 0.07926, -0.62706, 0.08016, 1.03588);
    assertNear(second, "0,2", 0.10141, 0.16606, 0.88566, 0.88191, 7.35440);
    assertNear(latents.get(1).feature(), "95,2", -0.04441, 0.28688, -0.16386, 0.06131, -0.60363);
  }

  @Test
  void noiseIsTheStatedOne() {
    assertNoise(0, 0.10522, 0.14893, -1.04907, -0.47803, -0.71606);
    assertNoise(1, -0.14771, 1.43384, -1.04785, 0.19995, 0.60498);
  }

  private static void assertNoise(int latent, double... expected) {
    float[] noise = new float[expected.length];
    GaussianNoise.fill(SEED, FIRST_FRAME, latent, noise);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], noise[i], 1e-5, "latent " + latent + ", number " + i);
    }
  }

  @Test
  void refinedLatentsAreTheStatedOnes() {
    NDArray one = refined(1);
    assertNear(one, "0,0,0", 0.22420, 0.15269, 0.01366, 0.26806, -0.03492);
    assertNear(one, "1,0,2", 0.09733, 0.16259, 0.91936, 0.87555, 7.34875);
    NDArray two = refined(2);
    assertNear(two, "0,0,0", 0.22576, 0.15325, 0.01417, 0.26649, -0.03244);
    assertNear(two, "1,0,2", 0.09991, 0.16227, 0.93092, 0.88122, 7.35587);
  }

  @Test
  void picturesAreTheStatedOnes() {
    NDArray first = refined(1).get(new NDIndex("0:1"));
    NDArray picture = model.networks().vae().decode(first, null, scope).frames();
    assertNear(picture, "0,0,0,0:4", 0.24206, 0.21210, 0.15990, 0.09929);
    assertNear(picture, "0,1:,0,0", 0.07549, -0.09179);
  }

  @Test
  void samplesAreTheStatedOnes() throws IOException {
    List<Frame> one = frames(1);
    assertRow(one.get(0), 0, 0, 137, 134, 129, 125, 125, 130, 128, 131);
    assertRow(one.get(0), 1, 0, 117, 118, 120, 119);
    assertRow(one.get(0), 2, 11 * 20 + 16, 135, 133, 130, 131);
    assertRow(one.get(4), 0, 0, 135, 127, 119, 114, 111, 114, 109, 104);
    assertSums(
        one,
        new int[][] {
          {110235, 30186, 31539},
          {119480, 30249, 31646},
          {128344, 30218, 31787},
          {134063, 30067, 31902},
          {130479, 30066, 31919}
        });
    assertSums(
        frames(2),
        new int[][] {
          {110305, 30197, 31540},
          {119397, 30255, 31658},
          {128314, 30224, 31802},
          {134056, 30078, 31905},
          {130439, 30077, 31927}
        });
  }

  private static void assertNear(NDArray values, String where, double... expected) {
    float[] actual = values.get(new NDIndex(where)).toFloatArray();
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-4, where + ", number " + i);
    }
  }

  private static void assertRow(Frame frame, int plane, int start, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], frame.planes().get(plane)[start + i], 1, "sample " + i);
    }
  }

  /** A few samples may be rounded the other way on another machine. */
  private static void assertSums(List<Frame> frames, int[][] expected) {
    assertEquals(expected.length, frames.size());
    for (int i = 0; i < expected.length; i++) {
      for (int plane = 0; plane < 3; plane++) {
        short[] samples = frames.get(i).planes().get(plane);
        int sum = IntStream.range(0, samples.length).map(k -> samples[k]).sum();
        assertEquals(expected[i][plane], sum, 8, "frame " + i + ", plane " + plane);
      }
    }
  }

  private static NDArray refined(int steps) {
    WindowRefiner refiner = new WindowRefiner(model);
    return refiner.refine(
        latents, new WindowRefiner.Settings(steps, T_N / 256.0, SEED, FIRST_FRAME, 0), scope);
  }

  private static CodedGroup group(int steps) {
    return new CodedGroup(
        new GroupHeader(true, FIRST_FRAME, 5, RATE_INDEX, steps, T_N, 0, List.of()), SUBSTREAMS);
  }

  private static SequenceHeader header() throws IOException {
    return new SequenceHeader(
        StreamVersion.of(Profile.LITE),
        Profile.LITE,
        Level.L1,
        new VideoFormat(40, 24, ChromaFormat.YUV420, 8, ColorDescription.NONE),
        new Rational(25, 1),
        new Rational(1, 25),
        model.entropyHash(),
        model.synthesisHash(),
        T_N,
        1,
        SEED);
  }

  private static List<Frame> frames(int steps) throws IOException {
    try (GnvcDecoder decoder = new GnvcDecoder(model, header(), DecoderOptions.defaults())) {
      return decoder.decode(group(steps));
    }
  }
}
