package org.gnvc.convert;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.TensorData;
import org.gnvc.model.TensorType;

/**
 * A checkpoint as {@code torch.save} writes it since PyTorch 1.6: a zip of stored entries {@code
 * NAME/data.pkl}, {@code NAME/data/KEY} for each storage, and small files of no interest here. The
 * pickle is read by {@link Pickle}, which runs nothing.
 */
final class TorchCheckpoint implements Checkpoint {

  private static final String PICKLE = "data.pkl";

  /** Where a dictionary of tensors may lie inside of a larger one. */
  private static final List<String> NESTED = List.of("state_dict", "model", "net");

  /** Written before every key by PyTorch's wrapper for training on several devices. */
  private static final String WRAPPER = "module.";

  private final Path source;
  private final FileChannel channel;
  private final StoredZip zip;
  private final String root;
  private final SortedMap<String, TensorData> tensors = new TreeMap<>();
  private final Set<String> checked = new HashSet<>();

  private TorchCheckpoint(Path source, FileChannel channel) throws IOException {
    this.source = source;
    this.channel = channel;
    zip = StoredZip.open(channel, source.toString());
    List<String> pickles =
        zip.entries().keySet().stream().filter(n -> n.matches("[^/]+/" + PICKLE)).toList();
    if (pickles.size() != 1) {
      throw Refused.unreadable(source.toString(), "it is a zip, but not one of PyTorch");
    }
    root = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
    requireLittleEndian();
    Map<?, ?> values = dictionary(Pickle.read(source.toString(), whole(pickles.get(0))));
    boolean wrapped =
        values.keySet().stream().allMatch(k -> k instanceof String s && s.startsWith(WRAPPER));
    values.forEach(
        (key, value) -> {
          if (key instanceof String text && value instanceof TorchTensor tensor) {
            String name = wrapped ? text.substring(WRAPPER.length()) : text;
            tensors.put(name, new Stored(name, tensor));
          }
        });
  }

  static TorchCheckpoint open(Path source) throws IOException {
    FileChannel channel = FileChannel.open(source, StandardOpenOption.READ);
    try {
      return new TorchCheckpoint(source, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The dictionary that holds tensors: the value itself or one inside of it. */
  private Map<?, ?> dictionary(Object value) throws MissingModelException {
    Object inner = value;
    for (int depth = 0; depth <= NESTED.size(); depth++) {
      if (!(inner instanceof Map<?, ?> map)) {
        break;
      }
      if (map.values().stream().anyMatch(TorchTensor.class::isInstance)) {
        return map;
      }
      inner = NESTED.stream().filter(map::containsKey).findFirst().map(map::get).orElse(null);
    }
    throw Refused.unreadable(source.toString(), "it holds no dictionary of tensors");
  }

  private void requireLittleEndian() throws IOException {
    StoredZip.Entry order = zip.entries().get(root + "byteorder");
    if (order != null && !US_ASCII.decode(whole(order.name())).toString().equals("little")) {
      throw Refused.unreadable(source.toString(), "its numbers are big-endian");
    }
  }

  private ByteBuffer whole(String name) throws IOException {
    StoredZip.Entry entry = zip.entries().get(name);
    zip.check(entry);
    return zip.map(entry, 0, entry.length());
  }

  @Override
  public Path source() {
    return source;
  }

  @Override
  public SortedMap<String, TensorData> tensors() {
    return tensors;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** A tensor in a storage of the zip. */
  private final class Stored implements TensorData {

    private final String name;
    private final TorchTensor tensor;

    Stored(String name, TorchTensor tensor) {
      this.name = name;
      this.tensor = tensor;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public TensorType type() {
      return tensor.storage().type();
    }

    @Override
    public List<Integer> shape() {
      return tensor.shape();
    }

    @Override
    public ByteBuffer bytes() throws IOException {
      StoredZip.Entry entry = zip.entries().get(root + "data/" + tensor.storage().key());
      int width = type().bytes();
      if (entry == null || entry.length() != tensor.storage().count() * width) {
        throw Refused.damaged(
            source.toString(),
            "tensor %s has %s"
                .formatted(
                    Refused.quoted(name), entry == null ? "no data" : "data of another size"));
      }
      if (!checked.contains(entry.name())) {
        zip.check(entry);
        checked.add(entry.name());
      }
      return tensor.isContiguous()
          ? zip.map(entry, tensor.offset() * width, size())
          : gather(entry, width);
    }

    /** Puts elements row-major; there are no more of them than in the storage. */
    private ByteBuffer gather(StoredZip.Entry entry, int width) throws IOException {
      ByteBuffer all = zip.map(entry, 0, entry.length());
      ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size())).order(LITTLE_ENDIAN);
      int[] index = new int[shape().size()];
      while (out.hasRemaining()) {
        long at = tensor.offset();
        for (int i = 0; i < index.length; i++) {
          at += (long) index[i] * tensor.strides().get(i);
        }
        out.put(all.slice((int) (at * width), width));
        for (int i = index.length - 1; i >= 0 && ++index[i] == shape().get(i); i--) {
          index[i] = 0;
        }
      }
      return out.flip();
    }
  }
}
