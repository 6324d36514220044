package org.gnvc.vae.wan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gnvc.SharedData;
import org.gnvc.model.ModelPack;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.StoredTensor;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.gnvc.tensor.Tensors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The autoencoder against tensors that the published implementation gave with small weights. */
class WanVaeGoldenTest {

  private static final double CLOSE = 1e-4;

  private TensorRuntime runtime;
  private NDManager scope;
  private ModelPack pack;
  private WanVae vae;

  @BeforeEach
  void open(@TempDir Path dir) throws IOException {
    pack = VaePack.golden(dir);
    runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1);
    scope = runtime.newScope();
    vae = new WanVae(pack, runtime);
  }

  @AfterEach
  void close() {
    if (vae != null) {
      vae.close();
      scope.close();
      runtime.close();
    }
  }

  private static SafeTensors golden(String name) throws IOException {
    return SafeTensors.read(SharedData.require("golden/" + name + ".safetensors"));
  }

  /** A stored (1, C, T, H, W) tensor as (T, C, H, W). */
  private NDArray frames(StoredTensor t) {
    List<Integer> s = t.shape();
    NDArray clip = Tensors.load(scope, t, s.get(1), s.get(2), s.get(3), s.get(4));
    return clip.transpose(1, 0, 2, 3).duplicate();
  }

  private static void assertFrames(StoredTensor expected, NDArray frames) {
    Tensors.assertClose(
        expected.floats(), frames.transpose(1, 0, 2, 3).duplicate().toFloatArray(), CLOSE);
  }

  @Test
  void everyStageOfTheEncoderGivesTheGoldenTensor() throws IOException {
    SafeTensors g = golden("vae_encode");
    Set<String> seen = new TreeSet<>();
    NDArray x = frames(g.get("input"));
    x = stages(vae.encoder().fine(), x, g, seen);
    x = stages(vae.encoder().coarse(), x, g, seen);
    assertEquals(stageNames(g), seen);
    assertFrames(g.get("mean_raw"), x.get(":, :16"));
    assertFrames(g.get("logvar_raw"), x.get(":, 16:"));
    assertFrames(g.get("whole.mean_raw"), x.get(":, :16"));
    assertFrames(g.get("whole.logvar_raw"), x.get(":, 16:"));
    NDArray std = Tensors.load(scope, g.get("latents_std"), 1, 16, 1, 1);
    assertFrames(g.get("logvar_scaled"), x.get(":, 16:").sub(std.log().mul(2)));
  }

  @Test
  void everyStageOfTheDecoderGivesTheGoldenTensor() throws IOException {
    SafeTensors g = golden("vae_decode");
    Set<String> seen = new TreeSet<>();
    NDArray x = frames(g.get("latent_denorm"));
    x = stages(vae.decoder().coarse(), x, g, seen);
    x = stages(vae.decoder().fine(), x, g, seen);
    assertEquals(stageNames(g), seen);
    assertFrames(g.get("output"), x);
  }

  /** Runs a part's layers on all frames at once; notes the stages that were compared. */
  private NDArray stages(Part part, NDArray x, SafeTensors golden, Set<String> seen)
      throws IOException {
    Slots slots = new Slots(scope);
    NDArray y = x;
    for (Part.Named named : part.layers()) {
      y = named.layer().apply(scope, y, slots);
      String stage = "stage." + named.name().substring(WeightSource.PREFIX.length());
      if (golden.tensors().containsKey(stage)) {
        assertFrames(golden.get(stage), y);
        seen.add(stage);
      }
    }
    return y;
  }

  private static Set<String> stageNames(SafeTensors golden) {
    Set<String> names = new TreeSet<>(golden.tensors().keySet());
    names.removeIf(n -> !n.startsWith("stage."));
    return names;
  }

  @Test
  void encodingGivesTheGoldenLatents() throws IOException {
    SafeTensors g = golden("vae_encode");
    NDArray latents = vae.encode(frames(g.get("input")), null, scope).latents();
    assertFrames(g.get("mean_scaled"), latents);
    assertFrames(g.get("mean_scaled_f64"), latents);
  }

  @Test
  void aPrefixOfTheFramesGivesAPrefixOfTheGoldenLatents() throws IOException {
    SafeTensors g = golden("vae_encode");
    NDArray input = frames(g.get("input"));
    NDArray one = vae.encode(input.get("0:1"), null, scope).latents();
    assertFrames(g.get("mean_scaled_first1"), one);
    NDArray two = vae.encode(input.get("0:5"), null, scope).latents();
    assertFrames(g.get("mean_scaled_first5"), two);
  }

  @Test
  void decodingGivesTheGoldenFrames() throws IOException {
    SafeTensors g = golden("vae_decode");
    NDArray latents = frames(g.get("latent_scaled"));
    NDArray output = vae.decode(latents, null, scope).frames();
    assertFrames(g.get("output"), output);
    assertFrames(g.get("whole.output"), output);
    assertFrames(g.get("output_clamped"), output.clip(-1, 1));
    assertFrames(g.get("output_first1"), vae.decode(latents.get("0:1"), null, scope).frames());
  }

  @Test
  void groupsCodedOneAfterAnotherGiveTheGoldenTensors() throws IOException {
    SafeTensors g = golden("vae_encode");
    NDArray input = frames(g.get("input"));
    WanVae.Encoded e = vae.encode(input.get("0:1"), null, scope);
    List<NDArray> latents = new ArrayList<>(List.of(e.latents()));
    for (String group : List.of("1:5", "5:9")) {
      e = vae.encode(input.get(group), e.state(), scope);
      latents.add(e.latents());
    }
    assertFrames(g.get("mean_scaled"), joined(latents));

    g = golden("vae_decode");
    NDArray scaled = frames(g.get("latent_scaled"));
    WanVae.Decoded d = vae.decode(scaled.get("0:2"), null, scope);
    NDArray first = d.frames();
    NDArray second = vae.decode(scaled.get("2:3"), d.state(), scope).frames();
    assertFrames(g.get("output"), first.concat(second, 0));
  }

  @Test
  void bfloat16StaysCloseToTheGoldenTensors() throws IOException {
    try (TensorRuntime fast =
            TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.BFLOAT16), 1);
        NDManager fastScope = fast.newScope();
        WanVae quick = new WanVae(pack, fast)) {
      StoredTensor latents = golden("vae_decode").get("latent_scaled");
      NDArray x = fastScope.create(frames(latents).toFloatArray(), new Shape(3, 16, 4, 6));
      NDArray y = quick.decode(x, null, fastScope).frames();
      float[] expected = frames(golden("vae_decode").get("output")).toFloatArray();
      double psnr = Tensors.psnr(expected, y.toFloatArray());
      assertTrue(psnr > 40 && psnr < 90, "PSNR " + psnr);
    }
  }

  private static NDArray joined(List<NDArray> parts) {
    NDArray all = parts.get(0);
    for (NDArray part : parts.subList(1, parts.size())) {
      all = all.concat(part, 0);
    }
    return all;
  }
}
