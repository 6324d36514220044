package org.gnvc.convert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gnvc.contextual.ContextualEntropy;
import org.gnvc.contextual.NetworkLayout;
import org.gnvc.model.ModelPack;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomPackTest {

  @TempDir static Path dir;

  private static ModelPack bfloat16;

  @BeforeAll
  static void write() throws IOException {
    RandomPack.write(dir.resolve("pack"), Tiny.CONFIG, 1, TensorType.BF16);
    bfloat16 = ModelPack.open(dir.resolve("pack"));
  }

  @Test
  void seedNameAndPlaceDecideEveryNumber() {
    RandomTensor tensor = random("a", 200_000, 1);
    float[] values = tensor.stored().floats();
    assertArrayEquals(values, random("a", 200_000, 1).stored().floats());
    assertFalse(Arrays.equals(values, random("a", 200_000, 2).stored().floats()));
    assertFalse(Arrays.equals(values, random("b", 200_000, 1).stored().floats()));
    float[] onEveryMachine = {0.17697203f, -0.14982903f, 0.955258f};
    assertArrayEquals(onEveryMachine, new float[] {values[0], values[70_000], values[199_999]});
  }

  private static RandomTensor random(String name, int count, long seed) {
    return new RandomTensor(name, TensorType.F32, List.of(count), 0, 1, seed);
  }

  @Test
  void thePackHasEveryTensorOnce() {
    long codec = NetworkLayout.analysis(Tiny.CONFIG.codec()).size();
    assertEquals(PackKeys.pictures(Tiny.CONFIG, 1).size() + codec, bfloat16.names().size());
  }

  @Test
  void matricesHaveTheTypeThatIsAskedForAndVectorsAreFloat32() throws IOException {
    for (TensorType type : List.of(TensorType.BF16, TensorType.F16, TensorType.F32)) {
      ModelPack pack = bfloat16;
      if (type != TensorType.BF16) {
        RandomPack.write(dir.resolve("pack" + type), Tiny.CONFIG, 1, type);
        pack = ModelPack.open(dir.resolve("pack" + type));
      }
      assertEquals(type, pack.tensor("dit.blocks.0.ffn.0.weight").type());
      assertEquals(type, pack.tensor("vae.decoder.conv1.weight").type());
      for (String name :
          List.of(
              "dit.blocks.0.ffn.0.bias",
              "dit.blocks.0.modulation",
              "dit.head.modulation",
              "dit.blocks.0.self_attn.norm_q.weight",
              "vae.decoder.head.0.gamma",
              "codec.intra.q_scale_enc",
              "latent_mean")) {
        assertEquals(TensorType.F32, pack.tensor(name).type(), name);
      }
    }
  }

  @Test
  void numbersAreSpreadAsTheLayersWantThem() throws IOException {
    StoredTensor matrix = bfloat16.tensor("dit.time_embedding.0.weight", List.of(96, 256));
    double squares = 0;
    double sum = 0;
    for (float v : matrix.floats()) {
      squares += v * v;
      sum += v;
    }
    assertEquals(1.0 / 256, squares / matrix.count(), 0.03 / 256);
    assertEquals(0, sum / matrix.count(), 2e-3);
    float[] gains = bfloat16.tensor("dit.blocks.1.self_attn.norm_k.weight").floats();
    assertTrue(gains.length == 96 && gains[0] == 1 && gains[95] == 1);
    assertEquals(List.of(1, 96), bfloat16.tensor("dit.vace_blocks.0.cross_attn.context_k").shape());
  }

  @Test
  void theEntropyModelIsOneThatDecodersRead() throws IOException {
    assertEquals(Tiny.CONFIG.codec(), ContextualEntropy.load(bfloat16).config());
  }
}
