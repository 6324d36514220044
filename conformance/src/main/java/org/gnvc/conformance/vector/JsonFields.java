package org.gnvc.conformance.vector;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a JSON object, each asked for once. What is missing, of another type, or never
 * asked for is an error that names file and field.
 */
final class JsonFields {

  private final String where;
  private final JsonObject object;
  private final Set<String> asked = new HashSet<>();

  /**
   * @param where file and path of the object, for messages
   * @param element must be an object
   */
  JsonFields(String where, JsonElement element) throws IOException {
    this.where = where;
    if (!element.isJsonObject()) {
      throw new IOException(where + " is not an object");
    }
    object = element.getAsJsonObject();
  }

  String text(String field) throws IOException {
    JsonElement value = value(field);
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
      throw wrong(field, "is not a text");
    }
    return value.getAsString();
  }

  String hex(String field, int digits) throws IOException {
    String value = text(field);
    if (!value.matches("[0-9a-f]{" + digits + "}")) {
      throw wrong(field, "is not " + digits + " hexadecimal digits");
    }
    return value;
  }

  boolean flag(String field) throws IOException {
    JsonElement value = value(field);
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
      throw wrong(field, "is neither true nor false");
    }
    return value.getAsBoolean();
  }

  long whole(String field, long min, long max) throws IOException {
    long value;
    try {
      value = number(field).longValueExact();
    } catch (ArithmeticException e) {
      throw wrong(field, "is not a whole number");
    }
    if (value < min || value > max) {
      throw wrong(field, "is not " + min + " to " + max);
    }
    return value;
  }

  double real(String field) throws IOException {
    return number(field).doubleValue();
  }

  JsonFields inner(String field) throws IOException {
    return new JsonFields(where + "." + field, value(field));
  }

  Optional<JsonFields> optional(String field) throws IOException {
    asked.add(field);
    return has(field) ? Optional.of(inner(field)) : Optional.empty();
  }

  boolean has(String field) {
    return object.has(field);
  }

  List<JsonFields> list(String field) throws IOException {
    List<JsonFields> list = new ArrayList<>();
    for (JsonElement element : array(field)) {
      list.add(new JsonFields("%s.%s[%d]".formatted(where, field, list.size()), element));
    }
    return list;
  }

  List<Integer> wholes(String field, int count) throws IOException {
    List<Integer> list = new ArrayList<>();
    try {
      for (JsonElement element : array(field)) {
        list.add(element.getAsBigDecimal().intValueExact());
      }
    } catch (ArithmeticException | NumberFormatException | IllegalStateException e) {
      throw wrong(field, "holds something other than whole numbers");
    }
    if (list.size() != count) {
      throw wrong(field, "does not hold " + count + " numbers");
    }
    return list;
  }

  /** Call it when all known fields were asked for. */
  void end() throws IOException {
    for (String field : object.keySet()) {
      if (!asked.contains(field)) {
        throw wrong(field, "is unknown");
      }
    }
  }

  /** An error in a field. */
  IOException wrong(String field, String how) {
    return new IOException("%s: field %s %s".formatted(where, field, how));
  }

  private BigDecimal number(String field) throws IOException {
    JsonElement value = value(field);
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
      throw wrong(field, "is not a number");
    }
    return value.getAsBigDecimal();
  }

  private JsonArray array(String field) throws IOException {
    JsonElement value = value(field);
    if (!value.isJsonArray()) {
      throw wrong(field, "is not a list");
    }
    return value.getAsJsonArray();
  }

  private JsonElement value(String field) throws IOException {
    asked.add(field);
    JsonElement value = object.get(field);
    if (value == null) {
      throw wrong(field, "is missing");
    }
    return value;
  }
}
