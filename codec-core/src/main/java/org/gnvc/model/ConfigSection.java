package org.gnvc.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.gnvc.error.MissingModelException;

/** One object of a pack's configuration; knows its name for messages. */
final class ConfigSection {

  private static final int WIDEST = 16384;

  private final JsonObject fields;
  private final String prefix;

  private ConfigSection(JsonObject fields, String prefix) {
    this.fields = fields;
    this.prefix = prefix;
  }

  /** The whole configuration. */
  static ConfigSection root(JsonObject root) {
    return new ConfigSection(root, "");
  }

  /** The object {@code name} of the configuration. */
  static ConfigSection of(JsonObject root, String name) throws MissingModelException {
    JsonElement e = root.get(name);
    if (e == null || !e.isJsonObject()) {
      throw unusable(name + " is missing");
    }
    return new ConfigSection(e.getAsJsonObject(), name + ".");
  }

  static MissingModelException unusable(String how) {
    return new MissingModelException("config.json: " + how, "fetch the model pack again");
  }

  /** The networks must agree on the channels of a latent. */
  static void checkLatents(int vae, int codec, int dit) throws MissingModelException {
    if (vae != codec || vae != dit) {
      throw unusable("vae, codec and dit disagree on z");
    }
  }

  /** A transformer's tokens must split into heads of pairs. */
  static void checkHeads(int d, int heads) throws MissingModelException {
    if (d % heads != 0 || d / heads % 2 != 0) {
      throw unusable("dit.d must be an even multiple of dit.heads");
    }
  }

  int size(String name) throws MissingModelException {
    double v = real(name);
    if (v != Math.rint(v) || v < 1 || v > WIDEST) {
      throw unusable(prefix + name + " must be a whole number from 1 to " + WIDEST);
    }
    return (int) v;
  }

  /** A flow time. */
  double share(String name) throws MissingModelException {
    double v = real(name);
    if (!(v > 0 && v < 1)) {
      throw unusable(prefix + name + " must lie between 0 and 1");
    }
    return v;
  }

  private double real(String name) throws MissingModelException {
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
