package org.gnvc.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gnvc.error.MissingModelException;
import org.gnvc.error.UnsupportedStreamException;

/**
 * A model pack: {@code config.json}, {@code weights-NNNNN-of-NNNNN.safetensors} and, once the
 * entropy networks were converted to integers, {@code entropy.safetensors}. Files are mapped (or
 * read once, from a jar) and stay valid as long as tensors of them are in use. Safe for use by many
 * threads.
 */
public final class ModelPack implements AutoCloseable {

  private final PackFiles files;
  private final PackConfig config;
  private Map<String, StoredTensor> tensors = new HashMap<>();
  private byte[] synthesisHash;
  private byte[] entropyHash;

  private ModelPack(PackFiles files) throws IOException {
    this.files = files;
    config = PackConfig.parse(UTF_8.decode(content(PackFiles.CONFIG)).toString());
    for (String shard : files.shards()) {
      SafeTensors part = SafeTensors.parse(files.where() + "/" + shard, content(shard));
      for (StoredTensor t : part.tensors().values()) {
        if (tensors.put(t.name(), t) != null) {
          throw new MissingModelException(
              "tensor " + t.name() + " is in two files of " + files.where(),
              "fetch the model pack again");
        }
      }
    }
  }

  /**
   * Opens the pack in a directory.
   *
   * @throws MissingModelException if files are missing or damaged
   */
  public static ModelPack open(Path dir) throws IOException {
    return new ModelPack(PackFiles.directory(dir));
  }

  /**
   * Opens a pack that is part of the program.
   *
   * @param name {@code "lite"}
   * @throws MissingModelException if this build has no such pack
   */
  public static ModelPack embedded(String name) throws IOException {
    return new ModelPack(PackFiles.embedded(name));
  }

  /** The checked configuration. */
  public PackConfig config() {
    return config;
  }

  /**
   * The configuration of a pack of the lite profile.
   *
   * @throws UnsupportedStreamException if it is of another profile
   */
  public LiteConfig lite() throws UnsupportedStreamException {
    if (config instanceof LiteConfig lite) {
      return lite;
    }
    throw otherProfile(LiteConfig.PROFILE);
  }

  /**
   * The configuration of a pack of the wan profile.
   *
   * @throws UnsupportedStreamException if it is of another profile
   */
  public WanConfig wan() throws UnsupportedStreamException {
    if (config instanceof WanConfig wan) {
      return wan;
    }
    throw otherProfile(WanConfig.PROFILE);
  }

  private UnsupportedStreamException otherProfile(String wanted) {
    return new UnsupportedStreamException(
        "model pack %s is of profile %s, not %s"
            .formatted(files.where(), config.profile(), wanted));
  }

  /** Names of all weights. */
  public Set<String> names() {
    return Set.copyOf(tensors.keySet());
  }

  /**
   * A weight tensor.
   *
   * @param name name as in the weight files, for example {@code "vae.d_in.weight"}
   * @throws MissingModelException if the pack has no such tensor
   */
  public StoredTensor tensor(String name) throws MissingModelException {
    StoredTensor t = tensors.get(name);
    if (t == null) {
      throw new MissingModelException(
          "model pack " + files.where() + " has no tensor " + name,
          "use a pack made for this version");
    }
    return t;
  }

  /**
   * A weight tensor that must have the given shape.
   *
   * @throws MissingModelException if the pack has no such tensor, or one of another shape
   */
  public StoredTensor tensor(String name, List<Integer> shape) throws MissingModelException {
    StoredTensor t = tensor(name);
    if (!t.type().isFloat() || !t.shape().equals(shape)) {
      throw new MissingModelException(
          "tensor %s of model pack %s is %s %s where config.json asks for real numbers %s"
              .formatted(name, files.where(), t.type(), t.shape(), shape),
          "use a pack made for this version");
    }
    return t;
  }

  /** True if the pack holds an integer entropy model. */
  public boolean hasEntropyModel() {
    return files.content(PackFiles.ENTROPY).isPresent();
  }

  /**
   * The integer entropy model's tensors.
   *
   * @throws MissingModelException if the pack has none, or a damaged one
   */
  public SafeTensors entropyModel() throws IOException {
    return SafeTensors.parse(files.where() + "/" + PackFiles.ENTROPY, content(PackFiles.ENTROPY));
  }

  /**
   * SHA-256 (32 bytes) of the bytes of {@code entropy.safetensors}: whoever has this file decodes
   * the same symbols.
   *
   * @throws MissingModelException if the pack has none
   */
  public synchronized byte[] entropyHash() throws MissingModelException {
    if (entropyHash == null) {
      entropyHash = Sha256.of(content(PackFiles.ENTROPY));
    }
    return entropyHash.clone();
  }

  /**
   * SHA-256 (32 bytes) over {@code config.json} and the weight files in name order, each preceded
   * by its name and a zero byte. Of the lite profile follow the file's length as 8 bytes,
   * little-endian, and its content; of the wan profile its SHA-256, which for weights is taken from
   * {@code hashes.json} if the pack has one: reading gigabytes at every start would be too slow.
   */
  public synchronized byte[] synthesisHash() throws MissingModelException {
    if (synthesisHash == null) {
      PackHashes noted = config instanceof WanConfig ? hashes() : new PackHashes();
      MessageDigest digest = Sha256.start();
      for (String name : hashedFiles()) {
        ByteBuffer content = content(name);
        Sha256.updateName(digest, name);
        if (config instanceof WanConfig) {
          Optional<byte[]> hash = noted.hash(name, content.remaining());
          digest.update(hash.isPresent() ? hash.get() : Sha256.of(content));
        } else {
          for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            digest.update((byte) ((long) content.remaining() >>> shift));
          }
          digest.update(content);
        }
      }
      synthesisHash = digest.digest();
    }
    return synthesisHash.clone();
  }

  /**
   * Reads all weight files and compares them with {@code hashes.json}.
   *
   * @return number of files that were compared; 0 if the pack has no such list
   * @throws MissingModelException if a file differs from the list or is not in it
   */
  public int checkHashes() throws MissingModelException {
    if (files.content(PackFiles.HASHES).isEmpty()) {
      return 0;
    }
    PackHashes noted = hashes();
    for (String shard : files.shards()) {
      ByteBuffer content = content(shard);
      Optional<byte[]> hash = noted.hash(shard, content.remaining());
      if (hash.isEmpty() || !MessageDigest.isEqual(hash.get(), Sha256.of(content))) {
        throw new MissingModelException(
            "model file %s/%s is not the one that hashes.json lists"
                .formatted(files.where(), shard),
            "make or fetch the model pack again");
      }
    }
    return files.shards().size();
  }

  private PackHashes hashes() throws MissingModelException {
    Optional<ByteBuffer> content = files.content(PackFiles.HASHES);
    return content.isEmpty()
        ? new PackHashes()
        : PackHashes.parse(UTF_8.decode(content.get()).toString());
  }

  private List<String> hashedFiles() {
    List<String> names = new ArrayList<>(files.shards());
    names.add(PackFiles.CONFIG);
    names.sort(null);
    return names;
  }

  private ByteBuffer content(String file) throws MissingModelException {
    Optional<ByteBuffer> content = files.content(file);
    if (content.isEmpty()) {
      throw new MissingModelException(
          "model pack " + files.where() + " has no " + file,
          config instanceof WanConfig
              ? "make the pack again with 'gnvc model convert', or fetch it whole"
              : "make it with 'gnvc model quantize', or fetch the whole pack");
    }
    return content.get();
  }

  /** Lets go of the weights. Tensors handed out before stay usable. */
  @Override
  public void close() {
    tensors = Map.of();
  }
}
