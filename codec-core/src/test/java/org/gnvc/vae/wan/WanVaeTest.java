package org.gnvc.vae.wan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.ModelPack;
import org.gnvc.model.WanVaeConfig;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.gnvc.tensor.Tensors;
import org.gnvc.vae.Autoencoder;
import org.gnvc.vae.CausalState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The autoencoder's own promises, with random weights. */
class WanVaeTest {

  private static final double SAME = 2e-5;
  private static final WanVaeConfig SMALL = new WanVaeConfig(4, 4);
  private static final Limits ALL_AT_ONCE = new Limits(Long.MAX_VALUE, 100, 400);
  private static final Limits ONE_BY_ONE = new Limits(Long.MAX_VALUE, 1, 1);

  private TensorRuntime runtime;
  private NDManager scope;
  private ModelPack pack;

  @BeforeEach
  void open(@TempDir Path dir) throws IOException {
    runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1);
    scope = runtime.newScope();
    pack = VaePack.random(dir, SMALL, 5);
  }

  @AfterEach
  void close() {
    pack.close();
    scope.close();
    runtime.close();
  }

  private NDArray video(int frames, int height, int width) {
    return scope.randomUniform(-1, 1, new Shape(frames, 3, height, width));
  }

  private static float[] values(NDArray a) {
    return a.toFloatArray();
  }

  @Test
  void thePublishedNetworkHasItsPublishedNumberOfTensorsAndParameters() {
    var tensors = WanVae.tensors(new WanVaeConfig(96, 16));
    long parameters = -2 * 16; // mean and deviation of latents stand beside the network
    for (List<Integer> shape : tensors.values()) {
      parameters += shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }
    assertEquals(194 + 2, tensors.size());
    assertEquals(126_892_531, parameters);
  }

  @Test
  void framesInRunsOfAnyLengthGiveWhatAllAtOnceGive() throws IOException {
    try (WanVae whole = new WanVae(pack, runtime, ALL_AT_ONCE);
        WanVae pieces = new WanVae(pack, runtime, ONE_BY_ONE);
        WanVae mixed = new WanVae(pack, runtime, new Limits(Long.MAX_VALUE, 2, 3))) {
      NDArray video = video(13, 24, 16);
      NDArray latents = whole.encode(video, null, scope).latents();
      NDArray frames = whole.decode(latents, null, scope).frames();
      assertEquals(new Shape(4, 4, 3, 2), latents.getShape());
      assertEquals(video.getShape(), frames.getShape());
      for (WanVae vae : List.of(pieces, mixed)) {
        NDArray again = vae.encode(video, null, scope).latents();
        Tensors.assertClose(values(latents), values(again), SAME);
        NDArray decoded = vae.decode(latents, null, scope).frames();
        Tensors.assertClose(values(frames), values(decoded), SAME);
      }
    }
  }

  @Test
  void groupsCodedOneAfterAnotherGiveWhatAllAtOnceGive() throws IOException {
    try (WanVae vae = new WanVae(pack, runtime, ALL_AT_ONCE)) {
      NDArray video = video(13, 16, 24);
      NDArray latents = vae.encode(video, null, scope).latents();
      Autoencoder.Encoded e = vae.encode(video.get("0:5"), null, scope);
      NDArray coded = e.latents();
      coded = coded.concat(vae.encode(video.get("5:13"), e.state(), scope).latents(), 0);
      Tensors.assertClose(values(latents), values(coded), SAME);

      NDArray frames = vae.decode(latents, null, scope).frames();
      Autoencoder.Decoded d = vae.decode(latents.get("0:1"), null, scope);
      NDArray decoded = d.frames();
      for (String latent : List.of("1:2", "2:4")) {
        d = vae.decode(latents.get(latent), d.state(), scope);
        decoded = decoded.concat(d.frames(), 0);
      }
      Tensors.assertClose(values(frames), values(decoded), SAME);
    }
  }

  @Test
  void aFrameChangesNoLatentOrFrameBeforeItsOwn() throws IOException {
    try (WanVae vae = new WanVae(pack, runtime, ALL_AT_ONCE)) {
      NDArray video = video(9, 16, 16);
      NDArray changed = video.duplicate();
      changed.set(new NDIndex("5"), video.get(5).neg());
      NDArray a = vae.encode(video, null, scope).latents();
      NDArray b = vae.encode(changed, null, scope).latents();
      Tensors.assertClose(values(a.get("0:2")), values(b.get("0:2")), SAME);
      assertTrue(differs(a.get("2:3"), b.get("2:3")));

      NDArray other = a.duplicate();
      other.set(new NDIndex("1"), a.get(1).neg());
      NDArray c = vae.decode(a, null, scope).frames();
      NDArray d = vae.decode(other, null, scope).frames();
      Tensors.assertClose(values(c.get("0:1")), values(d.get("0:1")), SAME);
      assertTrue(differs(c.get("1:2"), d.get("1:2")));
      assertTrue(differs(c.get("8:9"), d.get("8:9")), "the past is forgotten");
    }
  }

  private static boolean differs(NDArray a, NDArray b) {
    return a.sub(b).abs().max().getFloat() > 1e-3;
  }

  @Test
  void tilesGiveWhatTheWholePictureGives() throws IOException {
    Limits tiles = new Limits(64 * 7, 1, 4);
    assertTrue(tiles.layout(9, 11, WanDecoder.HALO).tiles().size() >= 4);
    assertTrue(tiles.layout(9, 11, WanEncoder.HALO).tiles().size() >= 4);
    try (WanVae whole = new WanVae(pack, runtime, ONE_BY_ONE);
        WanVae tiled = new WanVae(pack, runtime, tiles)) {
      NDArray video = video(5, 9 * 8, 11 * 8);
      Autoencoder.Encoded a = whole.encode(video.get("0:1"), null, scope);
      Autoencoder.Encoded b = tiled.encode(video.get("0:1"), null, scope);
      Tensors.assertClose(values(a.latents()), values(b.latents()), SAME);
      NDArray next = whole.encode(video.get("1:5"), a.state(), scope).latents();
      NDArray nextTiled = tiled.encode(video.get("1:5"), b.state(), scope).latents();
      Tensors.assertClose(values(next), values(nextTiled), SAME);

      Autoencoder.Decoded c = whole.decode(a.latents(), null, scope);
      Autoencoder.Decoded d = tiled.decode(a.latents(), null, scope);
      Tensors.assertClose(values(c.frames()), values(d.frames()), SAME);
      NDArray frames = whole.decode(next, c.state(), scope).frames();
      NDArray framesTiled = tiled.decode(next, d.state(), scope).frames();
      Tensors.assertClose(values(frames), values(framesTiled), SAME);
    }
  }

  @Test
  void halosAreAsWideAsTheReceptiveFieldsAndNoWider() throws IOException {
    int position = 6;
    try (WanVae vae = new WanVae(pack, runtime, ONE_BY_ONE)) {
      NDArray x = video(1, 8, 13 * 8);
      int[] reached = reached(vae.encoder().fine(), x, 8 * position, 8);
      assertEquals(position - WanEncoder.HALO, reached[0] / 2);
      assertTrue(reached[1] / 2 <= position + WanEncoder.HALO);

      NDArray features = scope.randomNormal(new Shape(1, 16, 2, 13 * 2));
      reached = reached(vae.decoder().fine(), features, 2 * position, 2);
      assertEquals(8 * position - 22, reached[0]);
      assertEquals(8 * position + 7 + 22, reached[1]);
      assertEquals(position - WanDecoder.HALO, reached[0] / 8);
    }
  }

  /** First and last column of a part's result that n columns of its input from x0 on change. */
  private int[] reached(Part part, NDArray x, int x0, int n) {
    NDArray changed = x.duplicate();
    NDIndex columns = new NDIndex(":, :, :, {}:{}", x0, x0 + n);
    changed.set(columns, x.get(columns).neg());
    NDArray a = part.apply(scope, x, new Slots(scope));
    NDArray b = part.apply(scope, changed, new Slots(scope));
    float[] difference = values(a.sub(b).abs().sum(new int[] {0, 1, 2}));
    int first = 0;
    while (difference[first] == 0) {
      first++;
    }
    int last = difference.length - 1;
    while (difference[last] == 0) {
      last--;
    }
    return new int[] {first, last};
  }

  @Test
  void attentionInBlocksOfRowsGivesWhatAllRowsGive() throws IOException {
    WeightSource w = new Weights(pack, runtime, scope);
    NDArray x = scope.randomNormal(new Shape(2, 16, 5, 7));
    Slots none = new Slots(scope);
    NDArray all = new FrameAttention(w, "vae.decoder.middle.1", 16, 35).apply(scope, x, none);
    NDArray blocks = new FrameAttention(w, "vae.decoder.middle.1", 16, 8).apply(scope, x, none);
    Tensors.assertClose(values(all), values(blocks), 1e-6);
    assertTrue(differs(all, x), "attention adds something");
  }

  @Test
  void bfloat16StaysCloseToFloat32() throws IOException {
    try (TensorRuntime fast =
            TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.BFLOAT16), 1);
        NDManager fastScope = fast.newScope();
        WanVae exact = new WanVae(pack, runtime);
        WanVae quick = new WanVae(pack, fast)) {
      NDArray video = video(5, 16, 16);
      NDArray same = fastScope.create(values(video), video.getShape());
      NDArray latents = exact.encode(video, null, scope).latents();
      NDArray rounded = quick.encode(same, null, fastScope).latents();
      double latentSnr = signalToNoise(values(latents), values(rounded));
      NDArray input = fastScope.create(values(latents), latents.getShape());
      float[] frames = values(exact.decode(latents, null, scope).frames());
      float[] decoded = values(quick.decode(input, null, fastScope).frames());
      double frameSnr = signalToNoise(frames, decoded);
      assertTrue(latentSnr > 28 && latentSnr < 90, "latents " + latentSnr + " dB");
      assertTrue(frameSnr > 28 && frameSnr < 90, "frames " + frameSnr + " dB");
    }
  }

  private static double signalToNoise(float[] reference, float[] actual) {
    double signal = 0;
    double noise = 0;
    for (int i = 0; i < reference.length; i++) {
      signal += (double) reference[i] * reference[i];
      noise += ((double) reference[i] - actual[i]) * ((double) reference[i] - actual[i]);
    }
    return 10 * Math.log10(signal / noise);
  }

  @Test
  void aStateIsUpdatedInPlaceAndNothingElseIsLeftBehind() throws IOException {
    try (WanVae vae = new WanVae(pack, runtime);
        NDManager keep = runtime.newScope()) {
      NDArray video = video(13, 16, 16);
      CausalState encoderState = null;
      CausalState decoderState = null;
      List<Integer> carried = new ArrayList<>();
      for (String group : List.of("0:5", "5:9", "9:13")) {
        try (NDManager work = runtime.newScope()) {
          Autoencoder.Encoded e = vae.encode(video.get(group), encoderState, work);
          Autoencoder.Decoded d = vae.decode(e.latents(), decoderState, work);
          encoderState = e.state();
          decoderState = d.state();
          encoderState.attach(keep);
          decoderState.attach(keep);
          assertEquals(2, work.getManagedArrays().size(), "latents and frames");
        }
        carried.add(keep.getManagedArrays().size());
      }
      // Every causal convolution and every layer that changes the number of frames.
      assertEquals(List.of(24 + 32, 24 + 32, 24 + 32), carried);
      encoderState.close();
      decoderState.close();
      assertEquals(0, keep.getManagedArrays().size());
    }
  }

  @Test
  void wrongShapesAndStatesAreRefused() throws IOException {
    try (WanVae vae = new WanVae(pack, runtime)) {
      refusesFrames(vae, new Shape(4, 3, 16, 16), null);
      refusesFrames(vae, new Shape(5, 3, 16, 20), null);
      refusesFrames(vae, new Shape(5, 4, 16, 16), null);
      refusesFrames(vae, new Shape(0, 3, 16, 16), null);
      refusesFrames(vae, new Shape(1, 3, 0, 16), null);
      CausalState state = vae.encode(video(1, 16, 16), null, scope).state();
      refusesFrames(vae, new Shape(5, 3, 16, 16), state);
      refusesFrames(vae, new Shape(4, 3, 16, 24), state);
      refusesLatents(vae, new Shape(1, 5, 2, 2), null);
      refusesLatents(vae, new Shape(0, 4, 2, 2), null);
      refusesLatents(vae, new Shape(1, 4, 2, 2), state); // the encoder's
      assertEquals(1, vae.encode(video(4, 16, 16), state, scope).latents().getShape().get(0));
    }
  }

  private void refusesFrames(WanVae vae, Shape shape, CausalState state) {
    NDArray frames = scope.zeros(shape);
    assertThrows(IllegalArgumentException.class, () -> vae.encode(frames, state, scope));
  }

  private void refusesLatents(WanVae vae, Shape shape, CausalState state) {
    NDArray latents = scope.zeros(shape);
    assertThrows(IllegalArgumentException.class, () -> vae.decode(latents, state, scope));
  }

  @Test
  void aMisshapenTensorIsNamed(@TempDir Path dir) throws IOException {
    try (ModelPack other =
        VaePack.misshapen(dir, SMALL, "vae.decoder.upsamples.4.shortcut.weight")) {
      MissingModelException e =
          assertThrows(MissingModelException.class, () -> new WanVae(other, runtime));
      assertTrue(e.getMessage().contains("vae.decoder.upsamples.4.shortcut.weight"));
    }
  }
}
