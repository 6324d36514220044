package org.gnvc.contextual;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.List;
import org.gnvc.SharedData;
import org.gnvc.model.ContextualConfig;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.StoredTensor;
import org.gnvc.tensor.TensorRuntime;
import org.gnvc.tensor.Tensors;

/**
 * Narrow networks of DCVC-RT with all their weights and what the reference makes of a picture.
 * There, a picture takes the place of the latent: its 8x8 blocks are the channels.
 */
final class ContextualGolden {

  private static final int BLOCK = 8;

  /** The sizes of both golden networks; some belong to one of them only. */
  static final ContextualConfig CONFIG = new ContextualConfig(192, 24, 16, 8, 16, 8, 8, 24, 64);

  private final SafeTensors intra;
  private final SafeTensors inter;

  ContextualGolden() throws IOException {
    intra = SafeTensors.read(SharedData.require("golden/dcvc_intra.safetensors"));
    inter = SafeTensors.read(SharedData.require("golden/dcvc_inter.safetensors"));
  }

  /** A weight of one of the networks. */
  StoredTensor weight(NetworkTensor t) throws IOException {
    boolean anchor = t.key().startsWith("intra.");
    return (anchor ? intra : inter).get("w." + t.key().substring("intra.".length()));
  }

  /** A tensor of the intra model's run without its batch dimension. */
  float[] intra(String name) throws IOException {
    return intra.get(name).floats();
  }

  /** A tensor of the inter model's runs. */
  float[] inter(String name) throws IOException {
    return inter.get(name).floats();
  }

  int intraRate() throws IOException {
    return intra.get("qp").ints()[0];
  }

  int interRate() throws IOException {
    return inter.get("qp").ints()[0];
  }

  NDArray intraPlanes(NDManager scope, String name) throws IOException {
    return planes(scope, intra.get(name));
  }

  NDArray interPlanes(NDManager scope, String name) throws IOException {
    return planes(scope, inter.get(name));
  }

  private static NDArray planes(NDManager scope, StoredTensor t) {
    List<Integer> s = t.shape();
    return Tensors.load(scope, t, s.get(1), s.get(2), s.get(3));
  }

  /** Pictures (3, H, W) as latents (192, H/8, W/8). */
  static NDArray blocks(NDArray picture) {
    long h = picture.getShape().get(1) / BLOCK;
    long w = picture.getShape().get(2) / BLOCK;
    return picture
        .reshape(3, h, BLOCK, w, BLOCK)
        .transpose(0, 2, 4, 1, 3)
        .reshape(3 * BLOCK * BLOCK, h, w);
  }

  /** The inverse of {@link #blocks}. */
  static NDArray picture(NDArray latent) {
    long h = latent.getShape().get(1);
    long w = latent.getShape().get(2);
    return latent
        .reshape(3, BLOCK, BLOCK, h, w)
        .transpose(0, 3, 1, 4, 2)
        .reshape(3, h * BLOCK, w * BLOCK);
  }

  FloatWeights floats(TensorRuntime runtime) throws IOException {
    List<NetworkTensor> all = new java.util.ArrayList<>(NetworkLayout.analysis(CONFIG));
    all.addAll(NetworkLayout.decoding(CONFIG));
    return new FloatWeights(runtime, all, this::weight);
  }
}
