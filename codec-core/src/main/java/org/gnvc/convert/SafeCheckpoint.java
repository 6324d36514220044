package org.gnvc.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.TensorData;

/**
 * A checkpoint in safetensors files.
 *
 * @param source the file, or the index of several
 */
record SafeCheckpoint(Path source, SortedMap<String, TensorData> tensors) implements Checkpoint {

  /** End of the name of an index: JSON that says which file of the folder has which tensor. */
  static final String INDEX = ".safetensors.index.json";

  private static final long LONGEST_INDEX = 64 << 20;

  static SafeCheckpoint single(Path file) throws IOException {
    return new SafeCheckpoint(file, new TreeMap<>(SafeTensors.read(file).tensors()));
  }

  static SafeCheckpoint indexed(Path index) throws IOException {
    SortedMap<String, TensorData> tensors = new TreeMap<>();
    Map<String, SafeTensors> files = new HashMap<>();
    for (var entry : places(index).entrySet()) {
      String name = entry.getValue();
      SafeTensors file = files.get(name);
      if (file == null) {
        file = SafeTensors.read(index.resolveSibling(name));
        files.put(name, file);
      }
      TensorData tensor = file.tensors().get(entry.getKey());
      if (tensor == null) {
        throw Refused.damaged(
            index.toString(),
            "it looks for %s in %s".formatted(Refused.quoted(entry.getKey()), name));
      }
      tensors.put(entry.getKey(), tensor);
    }
    return new SafeCheckpoint(index, tensors);
  }

  /** Names of files by keys of tensors. */
  private static Map<String, String> places(Path index) throws IOException {
    if (Files.size(index) > LONGEST_INDEX) {
      throw Refused.damaged(index.toString(), "it is no index");
    }
    Map<String, String> places = new TreeMap<>();
    try {
      JsonParser.parseString(new String(Files.readAllBytes(index), UTF_8))
          .getAsJsonObject()
          .getAsJsonObject("weight_map")
          .entrySet()
          .forEach(e -> places.put(e.getKey(), e.getValue().getAsString()));
    } catch (JsonParseException
        | IllegalStateException
        | ClassCastException
        | NullPointerException
        | UnsupportedOperationException e) {
      throw Refused.damaged(index.toString(), "it has no map of weights");
    } catch (StackOverflowError e) {
      throw Refused.damaged(index.toString(), "it is nested too deeply");
    }
    for (String name : places.values()) {
      if (!name.matches("[A-Za-z0-9._-]+\\.safetensors")) {
        throw Refused.damaged(
            index.toString(),
            "%s is no safetensors file beside it".formatted(Refused.quoted(name)));
      }
    }
    return places;
  }

  @Override
  public void close() {}
}
