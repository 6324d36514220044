package org.gnvc.model;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gnvc.error.MissingModelException;

/** The files of a pack: mapped from a directory, or read once from the jar. */
final class PackFiles {

  static final String CONFIG = "config.json";
  static final String ENTROPY = "entropy.safetensors";
  static final String HASHES = "hashes.json";

  private static final String ROOT = "/org/gnvc/models/";
  private static final String SHARD = "weights-%05d-of-%05d.safetensors";

  /** A pack inside a jar is small; larger ones come as directories. */
  private static final int MAX_EMBEDDED_SHARDS = 16;

  private final TreeMap<String, ByteBuffer> files = new TreeMap<>();
  private final List<String> shards = new ArrayList<>();
  private final String where;

  private PackFiles(String where) {
    this.where = where;
  }

  static PackFiles directory(Path dir) throws IOException {
    if (!Files.isDirectory(dir)) {
      throw new MissingModelException(
          "model pack " + dir + " is not a directory", "check the path of the model pack");
    }
    PackFiles pack = new PackFiles(dir.toString());
    int count = 0;
    try (Stream<Path> list = Files.list(dir)) {
      count =
          (int)
              list.filter(p -> p.getFileName().toString().matches("weights-.*\\.safetensors"))
                  .count();
    }
    pack.load(count, name -> map(dir.resolve(name)));
    return pack;
  }

  static PackFiles embedded(String name) throws IOException {
    if (!name.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException("not the name of an embedded pack: " + name);
    }
    URL config = PackFiles.class.getResource(ROOT + name + "/" + CONFIG);
    if (config == null) {
      throw new MissingModelException(
          "no model pack " + name + " in this build", "give a model pack's directory");
    }
    if (config.getProtocol().equals("file")) {
      try {
        return directory(Path.of(config.toURI()).getParent());
      } catch (URISyntaxException e) {
        throw new IOException(e);
      }
    }
    PackFiles pack = new PackFiles("(embedded) " + name);
    int count = 1;
    while (count <= MAX_EMBEDDED_SHARDS
        && PackFiles.class.getResource(ROOT + name + "/" + SHARD.formatted(1, count)) == null) {
      count++;
    }
    pack.load(count, file -> resource(ROOT + name + "/" + file));
    return pack;
  }

  private interface Loader {
    Optional<ByteBuffer> load(String name) throws IOException;
  }

  private void load(int shardCount, Loader loader) throws IOException {
    files.put(CONFIG, loader.load(CONFIG).orElseThrow(() -> absent(CONFIG)));
    if (shardCount == 0) {
      throw absent("weights-*.safetensors");
    }
    for (int i = 1; i <= shardCount; i++) {
      String shard = shardName(i, shardCount);
      files.put(shard, loader.load(shard).orElseThrow(() -> absent(shard)));
      shards.add(shard);
    }
    loader.load(ENTROPY).ifPresent(b -> files.put(ENTROPY, b));
    loader.load(HASHES).ifPresent(b -> files.put(HASHES, b));
  }

  private MissingModelException absent(String file) {
    return new MissingModelException(
        "model pack " + where + " has no " + file, "fetch the model pack again");
  }

  private static Optional<ByteBuffer> map(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new MissingModelException(
            "model file " + file + " is larger than 2 GiB", "split it into smaller shards");
      }
      return Optional.of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
    }
  }

  private static Optional<ByteBuffer> resource(String path) throws IOException {
    try (InputStream in = PackFiles.class.getResourceAsStream(path)) {
      return in == null ? Optional.empty() : Optional.of(ByteBuffer.wrap(in.readAllBytes()));
    }
  }

  /** The name of a weight file; numbers start at 1. */
  static String shardName(int number, int count) {
    return SHARD.formatted(number, count);
  }

  /** Names of the weight files in order. */
  List<String> shards() {
    return shards;
  }

  /** Content of a file, or empty where the pack does not have it. Each call gives a fresh view. */
  Optional<ByteBuffer> content(String name) {
    return Optional.ofNullable(files.get(name)).map(ByteBuffer::asReadOnlyBuffer);
  }

  /** The pack's place for messages. */
  String where() {
    return where;
  }
}
