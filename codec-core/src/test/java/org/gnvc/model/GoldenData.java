package org.gnvc.model;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The golden tensors and the small pack of random weights that they were computed with. */
public final class GoldenData {

  private GoldenData() {}

  /** The pack of random weights. */
  public static ModelPack pack() throws IOException {
    return ModelPack.open(resource("lite_pack"));
  }

  /** Inputs and expected outputs of the lite networks, float32. */
  public static SafeTensors tensors() throws IOException {
    return SafeTensors.read(resource("lite_io.safetensors"));
  }

  private static Path resource(String name) throws IOException {
    try {
      return Path.of(GoldenData.class.getResource("/org/gnvc/golden/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
