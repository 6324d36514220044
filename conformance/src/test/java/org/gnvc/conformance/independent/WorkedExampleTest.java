package org.gnvc.conformance.independent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The latents that the specification decodes step by step. */
class WorkedExampleTest {
  private static final String ANCHOR =
      """
      1c 49 ed dd db 00 09 7e 7b ff f7 fb 4c ff dc 78 dd 8f d0 9b ef 71 bb 5f 9d
      6c bf 8e 82 88 dd 7b 22 00 02 01 d0 00 5c 01 37 00 9a 00 ba 00 bc 00 59 00
      d7 00 14 00 a6 ce f6 69 9d 0e e3 19 71 04 06 02 f2 88 86 1d e1 6e 97 ff fc
      2d e3 00 ee 04 d3 00 5f 00 d1 00 8f 00 5c 04 8e 00 1e 00 92 ff fc 00 3c
      """;
  private static final String PREDICTED =
      """
      14 42 64 04 53 eb 73 aa 09 d8 85 d8 7a 5d 61 d4 14 9f a5 ff 26 ee ed 28 cc
      25 ea 34 80 cd 3f f7 ac 40 b3 02 03 55 99 0a 35 29 bc a3 b7 ef fe 78 00 53
      3c 2d 54 b4
      """;

  @Test
  void bothLatentsAreThoseOfTheText() throws Exception {
    LiteModel model = (LiteModel) EntropyModel.read(Packs.with("782c9a0d74ceee48"));
    Planes none = Planes.zeros(model.anchor().m, 2, 3);
    Latent anchor = latent(ANCHOR, model, model.anchor(), none);
    assertArrayEquals(
        new int[] {0, -2, 3, 1, -1, -3, 2, 0, -2, 3, 1, -1, -3, 2, 0, -2}, anchor.z().values());
    assertArrayEquals(
        new int[] {13, -2, -4, -2, -13, -2}, Arrays.copyOf(anchor.decoded().values(), 6));
    assertEquals(
        "5b2fb9851f1ecbc5cdf079c4781209e3a14926763d2d22f29a5d37f85f92b75a", hex(anchor.digest()));

    Latent predicted = latent(PREDICTED, model, model.predicted(), anchor.decoded().then(none));
    assertArrayEquals(
        new int[] {-8, 17, -74, 0, -70, -640}, Arrays.copyOf(predicted.decoded().values(), 6));
    assertEquals(
        "fcb227b9c8b2c9c037348227b1720e69650e530f97b9bd1390bf3f604c418dc5",
        hex(predicted.digest()));
    assertEquals(
        "bfcd3c11ce93da8d637f76ae91b8a1dd1ef02fcadcfdb313034db945221d48f6",
        new Delivered(0, 5, new byte[][] {anchor.digest(), predicted.digest()}).digest());
  }

  @Test
  void bothContextualLatentsAreThoseOfTheText() throws Exception {
    WanModel model = (WanModel) EntropyModel.read(Packs.with("4f645d9e"));
    WanLatents latents = new WanLatents(model, 16, 32, (cumulative, least, value) -> {});
    String anchor = "16 00 58 ef cf 70 48 68 b8 fe 4e 81 52 72 44 dd a2";
    assertEquals(
        "161b10960aeafca05792bce3f012ba781641fc5b7e369de0be69ce81e905ec79",
        hex(latents.next(bytes(anchor), true, 32)));
    assertArrayEquals(
        new int[] {-190, -529, -619, -166, -412, -749, -380, -995},
        latents.latent().part(0, 1).values());
    String predicted = "42 ff fb f9 ba 00 00 ff fe 00 01 ff fb 86 51 7e e5 8e a5 77 d9 ff a4";
    assertEquals(
        "ac75fd59356dd940e619271fa94e5efae47b9db4599383aff48c211e144aae06",
        hex(latents.next(bytes(predicted), false, 32)));
    assertArrayEquals(
        new int[] {392, -255, -555, -8, 321, -674, 84, -1156},
        latents.latent().part(0, 1).values());
  }

  private static byte[] bytes(String digits) {
    return HexFormat.ofDelimiter(" ").parseHex(digits.strip().replace('\n', ' '));
  }

  private static Latent latent(
      String substream, LiteModel model, Networks networks, Planes previous) throws Refusal {
    return Latent.decode(
        bytes(substream), model, networks, previous, 24, 2, 3, (cumulative, least, value) -> {});
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
