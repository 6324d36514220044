package org.gnvc.convert;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.gnvc.model.StoredTensor;

/** Writes checkpoints as {@code torch.save} does: a pickle of protocol 2 in a zip. */
final class TorchWriter {

  private static final int DESCRIPTOR_FLAG = 8;

  private TorchWriter() {}

  /** Writes tensors as a checkpoint: an OrderedDict, within dictionaries of the given keys. */
  static void write(Path file, Collection<StoredTensor> tensors, String... within)
      throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    PickleWriter pickle = new PickleWriter();
    for (String key : within) {
      pickle.op('}').text("epoch").op('K').op(3).op('s').text(key);
    }
    pickle.global("collections", "OrderedDict").op(')').op('R').op('(');
    int number = 0;
    for (StoredTensor t : tensors) {
      pickle.text(t.name()).tensor(t, "" + number);
      byte[] content = new byte[t.data().remaining()];
      t.bytes().get(content);
      entries.put("archive/data/" + number++, content);
    }
    // The attributes that torch.save keeps of a module's dictionary.
    pickle.op('u').op('}').text("_metadata").op('}').op('s').op('b');
    for (int i = 0; i < within.length; i++) {
      pickle.op('s');
    }
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("archive/data.pkl", pickle.op('.').bytes());
    all.put("archive/byteorder", "little".getBytes(UTF_8));
    all.putAll(entries);
    all.put("archive/version", "3\n".getBytes(UTF_8));
    Files.write(file, zip(all));
  }

  /** A zip of stored entries with data descriptors, 64-bit sizes and data at multiples of 64. */
  static byte[] zip(Map<String, byte[]> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    entries.forEach(
        (name, content) -> {
          byte[] path = name.getBytes(UTF_8);
          int start = out.size();
          int padding = 64 - (start + 30 + path.length + 4) % 64;
          CRC32 crc = new CRC32();
          crc.update(content);
          ByteBuffer local = buffer(30 + path.length + 4 + padding);
          local.putInt(0x04034b50).putShort((short) 20).putShort((short) DESCRIPTOR_FLAG);
          local.position(26).putShort((short) path.length).putShort((short) (4 + padding));
          local.put(path).putShort((short) 0x4246).putShort((short) padding);
          out.writeBytes(local.array());
          out.writeBytes(content);
          ByteBuffer descriptor = buffer(24);
          descriptor.putInt(0x08074b50).putInt((int) crc.getValue());
          descriptor.putLong(content.length).putLong(content.length);
          out.writeBytes(descriptor.array());
          ByteBuffer central = buffer(46 + path.length + 28);
          central.putInt(0x02014b50).putInt(0x00140014).putShort((short) DESCRIPTOR_FLAG);
          central.position(16).putInt((int) crc.getValue()).putInt(-1).putInt(-1);
          central.putShort((short) path.length).putShort((short) 28);
          central.position(42).putInt(-1).put(path).putShort((short) 1).putShort((short) 24);
          central.putLong(content.length).putLong(content.length).putLong(start);
          directory.writeBytes(central.array());
        });
    int start = out.size();
    out.writeBytes(directory.toByteArray());
    int end = out.size();
    ByteBuffer tail = buffer(56 + 20 + 22);
    tail.putInt(0x06064b50).putLong(44).putInt(0x002d002d).putLong(0);
    tail.putLong(entries.size()).putLong(entries.size()).putLong(directory.size()).putLong(start);
    tail.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
    tail.putInt(0x06054b50).putInt(0).putInt(-1).putInt(-1).putInt(-1);
    out.writeBytes(tail.array());
    return out.toByteArray();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(LITTLE_ENDIAN);
  }

  /** Instructions of a pickle. */
  static final class PickleWriter {

    private static final Map<String, String> STORAGES =
        Map.of("F32", "FloatStorage", "F16", "HalfStorage", "BF16", "BFloat16Storage");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PickleWriter() {
      op(0x80).op(2);
    }

    PickleWriter op(int opcode) {
      out.write(opcode);
      return this;
    }

    PickleWriter text(String text) {
      byte[] bytes = text.getBytes(UTF_8);
      op('X').word(bytes.length);
      out.writeBytes(bytes);
      return this;
    }

    PickleWriter number(long value) {
      return op('J').word((int) value);
    }

    PickleWriter word(int value) {
      out.writeBytes(buffer(4).putInt(value).array());
      return this;
    }

    PickleWriter global(String module, String name) {
      op('c');
      out.writeBytes((module + "\n" + name + "\n").getBytes(UTF_8));
      return this;
    }

    PickleWriter tuple(List<Integer> values) {
      op('(');
      values.forEach(this::number);
      return op('t');
    }

    /** The whole storage {@code key}. */
    PickleWriter tensor(StoredTensor t, String key) {
      Integer[] strides = new Integer[t.shape().size()];
      int stride = 1;
      for (int i = strides.length - 1; i >= 0; i--) {
        strides[i] = stride;
        stride *= t.shape().get(i);
      }
      String type = STORAGES.get(t.type().name());
      return tensor(type, key, t.count(), 0, t.shape(), List.of(strides));
    }

    PickleWriter tensor(
        String type,
        String key,
        long count,
        long offset,
        List<Integer> shape,
        List<Integer> strides) {
      global("torch._utils", "_rebuild_tensor_v2").op('(');
      op('(').text("storage").global("torch", type).text(key).text("cpu").number(count).op('t');
      op('Q').number(offset).tuple(shape).tuple(strides).op(0x89);
      global("collections", "OrderedDict").op(')').op('R');
      return op('t').op('R');
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }
}
