package org.gnvc.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gnvc.model.GoldenData;
import org.gnvc.model.ModelPack;
import org.gnvc.model.SafeTensors;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.gnvc.tensor.Tensors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiteVaeTest {

  private static final double CLOSE = 1e-4;
  private static final double SAME = 2e-5;

  private TensorRuntime runtime;
  private NDManager scope;
  private SafeTensors golden;

  @BeforeEach
  void open() throws IOException {
    runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1);
    scope = runtime.newScope();
    golden = GoldenData.tensors();
  }

  @AfterEach
  void close() {
    scope.close();
    runtime.close();
  }

  private LiteVae goldenVae() throws IOException {
    return new LiteVae(GoldenData.pack(), runtime);
  }

  /** The golden video (3, 9, H, W) with time first. */
  private NDArray video(NDManager owner) throws IOException {
    return Tensors.load(owner, golden.get("video"), 3, 9, 72, 88).transpose(1, 0, 2, 3).duplicate();
  }

  @Test
  void encodingGivesTheGoldenLatents() throws IOException {
    try (LiteVae vae = goldenVae()) {
      Autoencoder.Encoded e = vae.encode(video(scope), null, scope);
      assertEquals(new Shape(3, 16, 9, 11), e.latents().getShape());
      Tensors.assertClose(golden.get("vae.latent").floats(), e.latents().toFloatArray(), CLOSE);
    }
  }

  @Test
  void decodingGivesTheGoldenFrames() throws IOException {
    try (LiteVae vae = goldenVae()) {
      NDArray latents = Tensors.load(scope, golden.get("vae.latent"), 3, 16, 9, 11);
      Autoencoder.Decoded d = vae.decode(latents, null, scope);
      assertEquals(new Shape(9, 3, 72, 88), d.frames().getShape());
      float[] planar = d.frames().transpose(1, 0, 2, 3).toFloatArray();
      Tensors.assertClose(golden.get("vae.decoded").floats(), planar, CLOSE);
    }
  }

  @Test
  void groupsCodedOneAfterAnotherGiveWhatCodingAllAtOnceGives() throws IOException {
    try (LiteVae vae = goldenVae()) {
      NDArray video = video(scope);
      Autoencoder.Encoded all = vae.encode(video, null, scope);
      Autoencoder.Encoded first = vae.encode(video.get("0:5"), null, scope);
      Autoencoder.Encoded second = vae.encode(video.get("5:9"), first.state(), scope);
      float[] pieces = first.latents().concat(second.latents(), 0).toFloatArray();
      Tensors.assertClose(all.latents().toFloatArray(), pieces, SAME);

      NDArray latents = all.latents();
      Autoencoder.Decoded whole = vae.decode(latents, null, scope);
      Autoencoder.Decoded d = vae.decode(latents.get("0:1"), null, scope);
      List<float[]> frames = new ArrayList<>(List.of(d.frames().toFloatArray()));
      for (String latent : List.of("1:2", "2:3")) {
        d = vae.decode(latents.get(latent), d.state(), scope);
        frames.add(d.frames().toFloatArray());
      }
      Tensors.assertClose(whole.frames().toFloatArray(), join(frames), SAME);
    }
  }

  @Test
  void theStateMakesADifference() throws IOException {
    try (LiteVae vae = goldenVae()) {
      NDArray latents = Tensors.load(scope, golden.get("vae.latent"), 3, 16, 9, 11);
      CausalState a = vae.decode(latents.get("0:1"), null, scope).state();
      CausalState b = vae.decode(latents.get("1:2"), null, scope).state();
      float[] afterA = vae.decode(latents.get("2:3"), a, scope).frames().toFloatArray();
      float[] afterB = vae.decode(latents.get("2:3"), b, scope).frames().toFloatArray();
      assertThrows(AssertionError.class, () -> Tensors.assertClose(afterA, afterB, 1e-3));
    }
  }

  @Test
  void tilesGiveWhatTheWholePictureGives() throws IOException {
    try (ModelPack pack = GoldenData.pack();
        LiteVae whole = new LiteVae(pack, runtime);
        LiteVae tiled = new LiteVae(pack, runtime, 700)) {
      NDArray video = scope.randomUniform(-1, 1, new Shape(9, 3, 45 * 8, 52 * 8));
      assertTrue(TileLayout.of(45, 52, VaeDecoder.halo(pack.lite().vae()), 700).tiles().size() > 5);
      Autoencoder.Encoded a = whole.encode(video.get("0:5"), null, scope);
      Autoencoder.Encoded b = tiled.encode(video.get("0:5"), null, scope);
      Tensors.assertClose(a.latents().toFloatArray(), b.latents().toFloatArray(), SAME);
      NDArray next = whole.encode(video.get("5:9"), a.state(), scope).latents();
      NDArray nextTiled = tiled.encode(video.get("5:9"), b.state(), scope).latents();
      Tensors.assertClose(next.toFloatArray(), nextTiled.toFloatArray(), SAME);

      Autoencoder.Decoded c = whole.decode(a.latents(), null, scope);
      Autoencoder.Decoded d = tiled.decode(a.latents(), null, scope);
      Tensors.assertClose(c.frames().toFloatArray(), d.frames().toFloatArray(), SAME);
      NDArray frames = whole.decode(next, c.state(), scope).frames();
      NDArray framesTiled = tiled.decode(next, d.state(), scope).frames();
      Tensors.assertClose(frames.toFloatArray(), framesTiled.toFloatArray(), SAME);
    }
  }

  @Test
  void theHaloIsAsWideAsTheReceptiveFieldAndNoWider() throws IOException {
    try (ModelPack pack = GoldenData.pack();
        LiteVae vae = new LiteVae(pack, runtime)) {
      int halo = VaeDecoder.halo(pack.lite().vae());
      int width = 2 * halo + 5;
      NDArray latents = scope.randomNormal(new Shape(1, 16, 3, width));
      float[] before = vae.decode(latents, null, scope).frames().toFloatArray();
      NDArray changed = latents.duplicate();
      changed.set(new ai.djl.ndarray.index.NDIndex("0, :, :, {}", halo + 2), 9f);
      float[] after = vae.decode(changed, null, scope).frames().toFloatArray();
      int first = Integer.MAX_VALUE;
      int last = 0;
      for (int i = 0; i < before.length; i++) {
        if (before[i] != after[i]) {
          first = Math.min(first, i % (8 * width));
          last = Math.max(last, i % (8 * width));
        }
      }
      assertEquals(2, first / 8);
      assertEquals(2 * halo + 2, last / 8);
    }
  }

  @Test
  void bfloat16IsWithinFortyDecibelsOfFloat32() throws IOException {
    try (TensorRuntime fast =
            TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.BFLOAT16), 1);
        NDManager fastScope = fast.newScope();
        ModelPack pack = ModelPack.embedded("lite");
        LiteVae exact = new LiteVae(pack, runtime);
        LiteVae quick = new LiteVae(pack, fast)) {
      float[] video = movingPicture(9, 96, 128);
      Shape shape = new Shape(9, 3, 96, 128);
      NDArray a = exact.encode(scope.create(video, shape), null, scope).latents();
      NDArray b = quick.encode(fastScope.create(video, shape), null, fastScope).latents();
      float[] reference = exact.decode(a, null, scope).frames().toFloatArray();
      float[] decoded = quick.decode(b, null, fastScope).frames().toFloatArray();
      double psnr = Tensors.psnr(reference, decoded);
      assertTrue(psnr >= 40 && psnr < 90, "PSNR " + psnr);
    }
  }

  @Test
  void repeatedUseLeavesNoTensorsBehind() throws IOException {
    try (LiteVae vae = goldenVae();
        NDManager keep = runtime.newScope()) {
      keep.cap();
      NDArray latents = Tensors.load(scope, golden.get("vae.latent"), 3, 16, 9, 11);
      NDArray video = video(scope);
      int count = -1;
      for (int i = 0; i < 3; i++) {
        try (NDManager group = runtime.newScope()) {
          Autoencoder.Decoded d = vae.decode(latents, null, group);
          Autoencoder.Encoded e = vae.encode(video, null, group);
          vae.decode(latents, d.state(), group);
          // Two results of decoding, one of encoding, and the states of all blocks.
          int now = group.getManagedArrays().size();
          assertEquals(3 + 2 * 3 + 2, now);
          e.state().close();
          d.state().close();
          assertEquals(now - 5, group.getManagedArrays().size());
        }
        int now = scope.getManagedArrays().size();
        assertTrue(count < 0 || now == count, "tensors attached upward");
        count = now;
      }
      assertEquals(0, keep.getManagedArrays().size());
    }
  }

  @Test
  void wrongSizesAreRefused() throws IOException {
    try (LiteVae vae = goldenVae()) {
      NDArray four = scope.zeros(new Shape(4, 3, 16, 16));
      NDArray five = scope.zeros(new Shape(5, 3, 16, 16));
      assertThrows(IllegalArgumentException.class, () -> vae.encode(four, null, scope));
      CausalState state = vae.encode(five, null, scope).state();
      assertThrows(IllegalArgumentException.class, () -> vae.encode(five, state, scope));
      NDArray larger = scope.zeros(new Shape(4, 3, 16, 24));
      assertThrows(IllegalArgumentException.class, () -> vae.encode(larger, state, scope));
      NDArray odd = scope.zeros(new Shape(5, 3, 16, 20));
      assertThrows(IllegalArgumentException.class, () -> vae.encode(odd, null, scope));
      NDArray latents = scope.zeros(new Shape(1, 15, 2, 2));
      assertThrows(IllegalArgumentException.class, () -> vae.decode(latents, null, scope));
    }
  }

  /** Smooth waves that drift, one frequency and speed for each colour: (T, 3, H, W) in [-1, 1]. */
  static float[] movingPicture(int frames, int height, int width) {
    float[] out = new float[frames * 3 * height * width];
    int i = 0;
    for (int t = 0; t < frames; t++) {
      for (int c = 0; c < 3; c++) {
        for (int y = 0; y < height; y++) {
          for (int x = 0; x < width; x++) {
            double wave = Math.sin(0.11 * (c + 1) * (x + 2.0 * t) + 0.05 * y);
            double checks = ((x + 3 * t) / 16 + y / 16) % 2 == 0 ? 0.3 : -0.3;
            out[i++] = (float) (0.6 * wave + checks);
          }
        }
      }
    }
    return out;
  }

  private static float[] join(List<float[]> parts) {
    float[] out = new float[parts.stream().mapToInt(p -> p.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, out, at, part.length);
      at += part.length;
    }
    return out;
  }

  @Test
  void theFirstFrameOfAKeyGroupIsALatentOfItsOwn() throws IOException {
    try (LiteVae vae = goldenVae()) {
      NDArray video = video(scope);
      float[] alone = vae.encode(video.get("0:1"), null, scope).latents().toFloatArray();
      NDArray all = vae.encode(video, null, scope).latents();
      Tensors.assertClose(all.get("0:1").toFloatArray(), alone, SAME);
      NDArray frame = vae.decode(all.get("0:1"), null, scope).frames();
      assertArrayEquals(new long[] {1, 3, 72, 88}, frame.getShape().getShape());
    }
  }
}
