package org.gnvc.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gnvc.error.MissingModelException;

/**
 * The content of {@code hashes.json}: length and SHA-256 of each weight file as {@code {"name":
 * [length, "hash in hexadecimal"]}}. It spares the reading of gigabytes at every start; whoever
 * doubts it checks it with {@link ModelPack#checkHashes}.
 */
final class PackHashes {

  /** A file's length in bytes and its SHA-256. */
  record Entry(long length, byte[] hash) {}

  private final SortedMap<String, Entry> files = new TreeMap<>();

  /** Adds a file. */
  void put(String file, long length, byte[] hash) {
    files.put(file, new Entry(length, hash));
  }

  /** The SHA-256 that is noted for a file of that length; empty if none is. */
  Optional<byte[]> hash(String file, long length) {
    return Optional.ofNullable(files.get(file))
        .filter(entry -> entry.length == length)
        .map(Entry::hash);
  }

  String json() {
    JsonObject root = new JsonObject();
    files.forEach(
        (file, entry) -> {
          JsonArray value = new JsonArray();
          value.add(entry.length);
          value.add(HexFormat.of().formatHex(entry.hash));
          root.add(file, value);
        });
    return root + "\n";
  }

  /**
   * Reads the file.
   *
   * @throws MissingModelException if it is not of this form
   */
  static PackHashes parse(String json) throws MissingModelException {
    PackHashes hashes = new PackHashes();
    try {
      for (var field : JsonParser.parseString(json).getAsJsonObject().entrySet()) {
        JsonArray value = field.getValue().getAsJsonArray();
        JsonElement hash = value.get(1);
        byte[] bytes = HexFormat.of().parseHex(hash.getAsString());
        if (value.size() != 2 || bytes.length != 32) {
          throw new IllegalArgumentException("not a length and a hash");
        }
        hashes.put(field.getKey(), value.get(0).getAsLong(), bytes);
      }
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | UnsupportedOperationException e) {
      throw new MissingModelException(
          PackFiles.HASHES + " of the model pack is damaged", "delete it, or fetch the pack again");
    } catch (StackOverflowError e) {
      throw new MissingModelException(
          PackFiles.HASHES + " is nested too deeply", "delete it, or fetch the pack again");
    }
    return hashes;
  }
}
