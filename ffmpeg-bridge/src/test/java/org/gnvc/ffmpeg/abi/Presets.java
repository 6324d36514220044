package org.gnvc.ffmpeg.abi;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;

/** The release of FFmpeg whose JavaCPP presets are on the class path. */
final class Presets {
  private static final String ROOT = "org.bytedeco.ffmpeg.";

  int size(String library, String struct) {
    return Loader.sizeof(struct(library, struct));
  }

  /** Offset in bytes, empty where the release has no such member. */
  OptionalInt offset(String library, String struct, String member) {
    Class<? extends Pointer> type = struct(library, struct);
    if (hasMethod(type, member)) {
      return OptionalInt.of(Loader.offsetof(type, member));
    }
    // The presets know a union by its parts, and all parts begin where it begins.
    return hasMethod(type, member + "_i64")
        ? OptionalInt.of(Loader.offsetof(type, member + ".i64"))
        : OptionalInt.empty();
  }

  /**
   * The value of an enumeration constant or a macro, empty where the release has none.
   *
   * @param structs of the library; the presets keep a macro that is defined within a struct with
   *     that struct
   */
  OptionalLong constant(String library, List<String> structs, String name) {
    return Stream.concat(
            Stream.of(global(library)), structs.stream().map(struct -> struct(library, struct)))
        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
        .filter(field -> field.getName().equals(name))
        .mapToLong(Presets::value)
        .findFirst();
  }

  private static long value(Field field) {
    try {
      return ((Number) field.get(null)).longValue();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field.getName(), e);
    }
  }

  boolean hasFunction(String library, String name) {
    return hasMethod(global(library), name);
  }

  private static boolean hasMethod(Class<?> type, String name) {
    return Arrays.stream(type.getDeclaredMethods())
        .anyMatch(method -> method.getName().equals(name));
  }

  private static Class<?> global(String library) {
    return load(ROOT + "global." + library);
  }

  private static Class<? extends Pointer> struct(String library, String name) {
    return load(ROOT + library + "." + name).asSubclass(Pointer.class);
  }

  private static Class<?> load(String name) {
    try {
      Class<?> type = Class.forName(name);
      Loader.load(type);
      return type;
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("no such class in the presets: " + name, e);
    }
  }
}
