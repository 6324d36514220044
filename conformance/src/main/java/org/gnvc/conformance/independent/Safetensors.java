package org.gnvc.conformance.independent;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a safetensors file of integers: 8 bytes with the length of the header, the header in JSON,
 * and the numbers, all little-endian.
 */
record Safetensors(String format, Map<String, Tensor> tensors) {
  static Safetensors read(byte[] file) {
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int length = Math.toIntExact(buffer.getLong());
    JsonObject header =
        JsonParser.parseString(new String(file, 8, length, StandardCharsets.UTF_8))
            .getAsJsonObject();
    String format = "";
    Map<String, Tensor> tensors = new HashMap<>();
    for (var entry : header.entrySet()) {
      JsonObject value = entry.getValue().getAsJsonObject();
      if (entry.getKey().equals("__metadata__")) {
        format = value.get("format").getAsString();
      } else {
        JsonArray offsets = value.getAsJsonArray("data_offsets");
        buffer.position(Math.addExact(8 + length, offsets.get(0).getAsInt()));
        tensors.put(entry.getKey(), tensor(value, buffer));
      }
    }
    return new Safetensors(format, tensors);
  }

  private static Tensor tensor(JsonObject header, ByteBuffer buffer) {
    int[] shape =
        header.getAsJsonArray("shape").asList().stream().mapToInt(e -> e.getAsInt()).toArray();
    int count = 1;
    for (int side : shape) {
      count = Math.multiplyExact(count, side);
    }
    String type = header.get("dtype").getAsString();
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (type) {
            case "I8" -> buffer.get();
            case "U8" -> buffer.get() & 0xff;
            case "I16" -> buffer.getShort();
            case "I32" -> buffer.getInt();
            default -> throw new IllegalArgumentException("type " + type);
          };
    }
    return new Tensor(shape, values);
  }

  boolean has(String name) {
    return tensors.containsKey(name);
  }

  Tensor get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("no tensor " + name);
    }
    return tensor;
  }
}
