package org.gnvc.model;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.gnvc.error.MissingModelException;
import org.gnvc.error.UnsupportedStreamException;

/** The content of a pack's {@code config.json}: a profile and the sizes of its networks. */
public sealed interface PackConfig permits LiteConfig, WanConfig {

  /** Name of the profile. */
  String profile();

  /** Sizes of the autoencoder. */
  Record vae();

  /** Sizes of the latent codec. */
  Record codec();

  /** Sizes of the transformer. */
  Record dit();

  /** Flow time at which refinement starts, in (0, 1). */
  double tN();

  /** This configuration as {@code config.json}. */
  default String json() {
    JsonObject root = new GsonBuilder().create().toJsonTree(this).getAsJsonObject();
    root.addProperty("profile", profile());
    return new GsonBuilder().setPrettyPrinting().create().toJson(root) + "\n";
  }

  /**
   * Reads and checks {@code config.json}. Fields that the profile does not know are ignored.
   *
   * @throws MissingModelException if a field is missing or out of range, naming it
   * @throws UnsupportedStreamException if the profile is not one of this build
   */
  static PackConfig parse(String json) throws MissingModelException, UnsupportedStreamException {
    JsonObject root;
    try {
      root = JsonParser.parseString(json).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw ConfigSection.unusable("not a JSON object (" + e.getMessage() + ")");
    }
    JsonElement profile = root.get("profile");
    if (profile == null || !profile.isJsonPrimitive()) {
      throw ConfigSection.unusable("profile is missing");
    }
    return switch (profile.getAsString()) {
      case LiteConfig.PROFILE -> LiteConfig.parse(root);
      case WanConfig.PROFILE -> WanConfig.parse(root);
      default ->
          throw new UnsupportedStreamException(
              "model pack of profile %s: this build knows %s and %s"
                  .formatted(profile.getAsString(), LiteConfig.PROFILE, WanConfig.PROFILE));
    };
  }
}
