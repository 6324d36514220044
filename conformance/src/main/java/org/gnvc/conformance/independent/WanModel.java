package org.gnvc.conformance.independent;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The entropy model of a pack of profile wan.
 *
 * @param reset latents after which the feature is made anew
 */
record WanModel(
    String hash,
    WanAnchor anchor,
    WanPredicted predicted,
    int[] scaleIndex,
    Table[] gaussian,
    int reset)
    implements EntropyModel {
  static final String FORMAT = "gnvc-entropy-2";

  static WanModel read(String hash, Safetensors file, Path config) throws IOException {
    int reset =
        JsonParser.parseString(Files.readString(config))
            .getAsJsonObject()
            .getAsJsonObject("codec")
            .get("reset")
            .getAsInt();
    int[] scaleIndex = WanLayers.table(file, "scale_index");
    for (int index : scaleIndex) {
      if (index > 63) {
        throw new IllegalArgumentException("scale index " + index);
      }
    }
    return new WanModel(
        hash,
        new WanAnchor(file),
        new WanPredicted(file),
        scaleIndex,
        Table.read(file, "gaussian", 64),
        reset);
  }

  @Override
  public LatentDecoder decoder(Header header, SymbolListener listener) {
    return new WanLatents(this, header.height(), header.width(), listener);
  }
}
