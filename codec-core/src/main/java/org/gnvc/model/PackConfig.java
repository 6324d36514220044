package org.gnvc.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Set;
import org.gnvc.error.MissingModelException;
import org.gnvc.error.UnsupportedStreamException;

/**
 * The content of a pack's {@code config.json}.
 *
 * @param profile name of the profile, {@code "lite"}
 * @param vae autoencoder
 * @param codec contextual latent codec
 * @param dit diffusion transformer
 * @param tN flow time at which refinement starts, in (0, 1)
 */
public record PackConfig(
    String profile, VaeConfig vae, CodecConfig codec, DitConfig dit, double tN) {

  private static final Set<String> PROFILES = Set.of("lite");
  private static final int WIDEST = 16384;

  /**
   * Reads and checks {@code config.json}. Fields that are not listed here are ignored.
   *
   * @throws MissingModelException if a field is missing or out of range, naming it
   * @throws UnsupportedStreamException if the profile is not one of this build
   */
  static PackConfig parse(String json) throws MissingModelException, UnsupportedStreamException {
    JsonObject root;
    try {
      root = JsonParser.parseString(json).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw unusable("not a JSON object (" + e.getMessage() + ")");
    }
    JsonElement profile = root.get("profile");
    if (profile == null || !profile.isJsonPrimitive()) {
      throw unusable("profile is missing");
    }
    if (!PROFILES.contains(profile.getAsString())) {
      throw new UnsupportedStreamException(
          "model pack of profile " + profile.getAsString() + ": this build knows " + PROFILES);
    }
    Section vae = new Section(root, "vae");
    Section codec = new Section(root, "codec");
    Section dit = new Section(root, "dit");
    double tN = new Section(root, null).real("tN");
    PackConfig config =
        new PackConfig(
            profile.getAsString(),
            new VaeConfig(
                vae.size("c1"),
                vae.size("c2"),
                vae.size("z"),
                vae.size("n1"),
                vae.size("n2"),
                vae.size("d1"),
                vae.size("d2")),
            new CodecConfig(
                codec.size("z"),
                codec.size("n"),
                codec.size("m"),
                codec.size("hz"),
                codec.size("qn")),
            new DitConfig(
                dit.size("z"),
                dit.size("ctx"),
                dit.size("d"),
                dit.size("layers"),
                dit.size("heads"),
                dit.size("ffn"),
                dit.size("every")),
            tN);
    config.checkTogether();
    return config;
  }

  private void checkTogether() throws MissingModelException {
    if (vae.z() != codec.z() || vae.z() != dit.z()) {
      throw unusable("vae, codec and dit disagree on z");
    }
    if (codec.n() != dit.ctx()) {
      throw unusable("dit.ctx is not codec.n");
    }
    if (codec.m() % 2 != 0 || codec.qn() < 2) {
      throw unusable("codec.m must be even and codec.qn at least 2");
    }
    if (dit.d() % dit.heads() != 0 || dit.d() / dit.heads() % 2 != 0) {
      throw unusable("dit.d must be an even multiple of dit.heads");
    }
    if (!(tN > 0 && tN < 1)) {
      throw unusable("tN must lie between 0 and 1");
    }
  }

  private static MissingModelException unusable(String how) {
    return new MissingModelException("config.json: " + how, "fetch the model pack again");
  }

  /** One object of the configuration; knows its name for messages. */
  private static final class Section {
    private final JsonObject fields;
    private final String prefix;

    Section(JsonObject root, String name) throws MissingModelException {
      JsonElement e = name == null ? root : root.get(name);
      if (e == null || !e.isJsonObject()) {
        throw unusable(name + " is missing");
      }
      fields = e.getAsJsonObject();
      prefix = name == null ? "" : name + ".";
    }

    int size(String name) throws MissingModelException {
      double v = real(name);
      if (v != Math.rint(v) || v < 1 || v > WIDEST) {
        throw unusable(prefix + name + " must be a whole number from 1 to " + WIDEST);
      }
      return (int) v;
    }

    double real(String name) throws MissingModelException {
      JsonElement e = fields.get(name);
      try {
        if (e != null && e.isJsonPrimitive()) {
          return e.getAsDouble();
        }
      } catch (NumberFormatException notANumber) {
        // falls through to the message below
      }
      throw unusable(prefix + name + " is missing or not a number");
    }
  }
}
