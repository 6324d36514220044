package org.gnvc.model;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a safetensors file, one tensor at a time, and hashes it on the way. */
final class TensorFileWriter {

  /** Written at once; bounds the memory that the system's interface copies through. */
  private static final int PIECE = 1 << 20;

  private final FileChannel channel;
  private final MessageDigest digest = Sha256.start();

  private TensorFileWriter(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Writes tensors in the given order.
   *
   * @param alignment the data starts at a multiple of this number of bytes
   * @return SHA-256 of the file
   */
  static byte[] write(
      Path file, List<? extends TensorData> tensors, Map<String, String> metadata, int alignment)
      throws IOException {
    byte[] json = header(tensors, metadata).toString().getBytes(UTF_8);
    int start = (8 + json.length + alignment - 1) / alignment * alignment;
    ByteBuffer head = ByteBuffer.allocate(start).order(LITTLE_ENDIAN);
    head.putLong(start - 8).put(json);
    while (head.hasRemaining()) {
      head.put((byte) ' ');
    }
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      TensorFileWriter writer = new TensorFileWriter(channel);
      writer.put(head.flip());
      for (TensorData t : tensors) {
        ByteBuffer bytes = t.bytes();
        if (bytes.remaining() != t.size()) {
          throw new IllegalStateException(
              "%s: %d bytes, not %d".formatted(t.name(), bytes.remaining(), t.size()));
        }
        writer.put(bytes);
      }
      return writer.digest.digest();
    }
  }

  private static JsonObject header(
      List<? extends TensorData> tensors, Map<String, String> metadata) {
    JsonObject header = new JsonObject();
    JsonObject info = new JsonObject();
    new TreeMap<>(metadata).forEach(info::addProperty);
    header.add(SafeTensors.METADATA, info);
    long offset = 0;
    for (TensorData t : tensors) {
      if (header.has(t.name())) {
        throw new IllegalArgumentException("two tensors share the name " + t.name());
      }
      JsonObject value = new JsonObject();
      value.addProperty("dtype", t.type().name());
      JsonArray shape = new JsonArray();
      t.shape().forEach(shape::add);
      value.add("shape", shape);
      JsonArray offsets = new JsonArray();
      offsets.add(offset);
      offset += t.size();
      offsets.add(offset);
      value.add("data_offsets", offsets);
      header.add(t.name(), value);
    }
    return header;
  }

  private void put(ByteBuffer bytes) throws IOException {
    for (int at = bytes.position(); at < bytes.limit(); at += PIECE) {
      int length = Math.min(PIECE, bytes.limit() - at);
      digest.update(bytes.slice(at, length));
      ByteBuffer piece = bytes.slice(at, length);
      while (piece.hasRemaining()) {
        channel.write(piece);
      }
    }
  }
}
