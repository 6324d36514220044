package org.gnvc.model;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gnvc.error.MissingModelException;

/**
 * A file of named tensors in the safetensors format: an 8-byte little-endian header length, a JSON
 * header {@code {"name": {"dtype", "shape", "data_offsets"}}}, then the data. Every field of the
 * header is checked against the size of the file before anything is allocated or mapped by it.
 * Immutable; safe for use by many threads.
 */
public final class SafeTensors {

  /** Longest header that is read; the format's own limit. */
  static final int MAX_HEADER = 100_000_000;

  static final String METADATA = "__metadata__";

  private final SortedMap<String, StoredTensor> tensors;
  private final SortedMap<String, String> metadata;

  private SafeTensors(SortedMap<String, StoredTensor> tensors, SortedMap<String, String> metadata) {
    this.tensors = Collections.unmodifiableSortedMap(tensors);
    this.metadata = Collections.unmodifiableSortedMap(metadata);
  }

  /** Where the bytes of a file come from: mapped, or already in memory. */
  private interface Bytes {
    ByteBuffer at(long offset, int length) throws IOException;
  }

  /**
   * Maps a file. Tensors are views of the mapping, which lives as long as they do.
   *
   * @throws MissingModelException if the file does not exist or is damaged
   */
  public static SafeTensors read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Bytes mapped = (offset, length) -> channel.map(MapMode.READ_ONLY, offset, length);
      return parse(file.toString(), channel.size(), mapped);
    } catch (NoSuchFileException e) {
      throw new MissingModelException("model file " + file + " does not exist", "check the path");
    }
  }

  /**
   * Reads a file that is in memory already. Tensors are views of the buffer.
   *
   * @param name what to call the file in messages
   * @throws MissingModelException if the content is damaged
   */
  public static SafeTensors parse(String name, ByteBuffer content) throws IOException {
    ByteBuffer all = content.asReadOnlyBuffer();
    return parse(name, all.remaining(), (offset, length) -> all.slice((int) offset, length));
  }

  private static SafeTensors parse(String file, long size, Bytes bytes) throws IOException {
    if (size < 8) {
      throw damaged(file, "shorter than its length field");
    }
    long headerLength = bytes.at(0, 8).order(LITTLE_ENDIAN).getLong();
    if (headerLength < 2 || headerLength > Math.min(size - 8, MAX_HEADER)) {
      throw damaged(file, "header of %d bytes in a file of %d".formatted(headerLength, size));
    }
    long dataStart = 8 + headerLength;
    SortedMap<String, StoredTensor> tensors = new TreeMap<>();
    SortedMap<String, String> metadata = new TreeMap<>();
    List<long[]> extents = new ArrayList<>();
    try {
      String header = UTF_8.decode(bytes.at(8, (int) headerLength)).toString();
      for (var entry : JsonParser.parseString(header).getAsJsonObject().entrySet()) {
        String name = entry.getKey();
        JsonObject value = entry.getValue().getAsJsonObject();
        if (name.equals(METADATA)) {
          value.entrySet().forEach(e -> metadata.put(e.getKey(), e.getValue().getAsString()));
          continue;
        }
        TensorType type = TensorType.valueOf(value.get("dtype").getAsString());
        List<Integer> shape = new ArrayList<>();
        for (JsonElement s : value.getAsJsonArray("shape")) {
          shape.add(Math.toIntExact(s.getAsLong()));
        }
        JsonArray offsets = value.getAsJsonArray("data_offsets");
        long begin = offsets.get(0).getAsLong();
        long end = offsets.get(1).getAsLong();
        if (begin < 0 || end < begin || end > size - dataStart || offsets.size() != 2) {
          throw damaged(file, name + " lies outside the file: " + offsets);
        }
        long needed = Math.multiplyExact(StoredTensor.elements(shape), type.bytes());
        if (needed != end - begin || needed > Integer.MAX_VALUE) {
          throw damaged(
              file, "%s: %s %s cannot be %d bytes".formatted(name, type, shape, end - begin));
        }
        extents.add(new long[] {begin, end});
        ByteBuffer data = bytes.at(dataStart + begin, (int) needed);
        tensors.put(name, new StoredTensor(name, type, shape, data));
      }
    } catch (JsonParseException
        | IllegalStateException // an element of another JSON kind than wanted
        | IllegalArgumentException
        | ArithmeticException
        | IndexOutOfBoundsException
        | NullPointerException
        | UnsupportedOperationException
        | ClassCastException e) {
      throw damaged(file, "unusable header (" + e.getMessage() + ")");
    } catch (StackOverflowError e) {
      throw damaged(file, "unusable header (nested too deeply)");
    }
    checkDisjoint(file, extents);
    return new SafeTensors(tensors, metadata);
  }

  private static void checkDisjoint(String file, List<long[]> extents) throws IOException {
    extents.sort(Comparator.comparingLong((long[] e) -> e[0]).thenComparingLong(e -> e[1]));
    long end = 0;
    for (long[] extent : extents) {
      if (extent[0] < end) {
        throw damaged(file, "tensors overlap at data byte " + extent[0]);
      }
      end = extent[1];
    }
  }

  private static MissingModelException damaged(String file, String how) {
    return new MissingModelException(
        "model file " + file + " is damaged: " + how, "fetch the model pack again");
  }

  /**
   * Writes tensors sorted by name, and metadata, so that equal content gives equal bytes. The data
   * starts at a multiple of 8 bytes.
   */
  public static void write(
      Path file, Collection<StoredTensor> tensors, Map<String, String> metadata)
      throws IOException {
    SortedMap<String, StoredTensor> sorted = new TreeMap<>();
    tensors.forEach(t -> sorted.put(t.name(), t));
    if (sorted.size() != tensors.size()) {
      throw new IllegalArgumentException("two tensors share a name");
    }
    TensorFileWriter.write(file, List.copyOf(sorted.values()), metadata, 8);
  }

  /** All tensors by name, sorted. */
  public SortedMap<String, StoredTensor> tensors() {
    return tensors;
  }

  /** The free text entries of the header, sorted. */
  public SortedMap<String, String> metadata() {
    return metadata;
  }

  /**
   * The tensor of that name.
   *
   * @throws MissingModelException if there is none
   */
  public StoredTensor get(String name) throws MissingModelException {
    StoredTensor t = tensors.get(name);
    if (t == null) {
      throw new MissingModelException(
          "tensor " + name + " is missing", "the model pack does not fit this build");
    }
    return t;
  }
}
