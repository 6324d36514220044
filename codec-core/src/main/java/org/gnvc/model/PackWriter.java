package org.gnvc.model;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes a model pack of any size: weights go to disk tensor by tensor, in shards small enough to
 * be mapped as one buffer each, and are hashed on the way. All files are made in a folder beside
 * the target, which takes the target's name only when the pack is whole; a pack that is not
 * finished is deleted on {@link #close}.
 */
public final class PackWriter implements AutoCloseable {

  /** Bytes of a shard that are not exceeded unless by a single tensor. */
  public static final long SHARD = 1L << 30;

  /** Start of the data in a shard, and of every tensor whose size is a multiple of it. */
  private static final int ALIGNMENT = 64;

  /** Room on the disk for headers and small files. */
  private static final long SPARE = 16 << 20;

  private final Path target;
  private final Path growing;
  private final PackHashes hashes = new PackHashes();
  private boolean finished;

  /**
   * Starts a pack.
   *
   * @param target folder that does not exist yet; folders above it are made
   * @throws FileAlreadyExistsException if it exists
   */
  public PackWriter(Path target, PackConfig config) throws IOException {
    this.target = target.toAbsolutePath();
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString(), null, "exists; name a new folder");
    }
    growing = this.target.resolveSibling(target.getFileName() + ".part");
    Files.createDirectories(this.target.getParent());
    try {
      Files.createDirectory(growing);
    } catch (FileAlreadyExistsException e) {
      throw new FileAlreadyExistsException(
          growing.toString(), null, "is left from an attempt that was cut short; delete it");
    }
    Files.writeString(growing.resolve(PackFiles.CONFIG), config.json());
  }

  /** Where to write a further file of the pack, for example {@code "entropy.safetensors"}. */
  public Path file(String name) {
    return growing.resolve(name);
  }

  /**
   * Writes all weights.
   *
   * @param tensors in the order in which they are used, as far as there is one
   * @param shard bytes of a shard, {@link #SHARD} but in tests
   * @throws IOException if the disk has too little room, or reading or writing fails
   */
  public void weights(List<? extends TensorData> tensors, long shard) throws IOException {
    long needed = tensors.stream().mapToLong(TensorData::size).sum() + SPARE;
    long free = Files.getFileStore(growing).getUsableSpace();
    if (free < needed) {
      throw new IOException(
          "%s: the pack takes %.1f GB, the disk has %.1f GB left"
              .formatted(target, needed / 1e9, free / 1e9));
    }
    List<List<TensorData>> shards = split(tensors, shard);
    for (int i = 0; i < shards.size(); i++) {
      String name = PackFiles.shardName(i + 1, shards.size());
      // The widest tensors first: each then starts at a multiple of its elements' width.
      shards.get(i).sort(Comparator.comparingInt(PackWriter::evenness).reversed());
      byte[] hash =
          TensorFileWriter.write(growing.resolve(name), shards.get(i), Map.of(), ALIGNMENT);
      hashes.put(name, Files.size(growing.resolve(name)), hash);
    }
  }

  private static List<List<TensorData>> split(List<? extends TensorData> tensors, long shard) {
    List<List<TensorData>> shards = new ArrayList<>();
    long size = Long.MAX_VALUE;
    for (TensorData tensor : tensors) {
      if (size > shard - Math.min(shard, tensor.size())) {
        shards.add(new ArrayList<>());
        size = 0;
      }
      shards.get(shards.size() - 1).add(tensor);
      size += tensor.size();
    }
    return shards;
  }

  /** The largest power of two that divides a tensor's size, up to {@link #ALIGNMENT}. */
  private static int evenness(TensorData tensor) {
    return (int) Math.min(ALIGNMENT, Long.lowestOneBit(tensor.size()));
  }

  /** Gives the pack its name. */
  public void finish() throws IOException {
    Files.writeString(growing.resolve(PackFiles.HASHES), hashes.json());
    Files.move(growing, target);
    finished = true;
  }

  @Override
  public void close() throws IOException {
    if (!finished && Files.exists(growing)) {
      try (Stream<Path> files = Files.list(growing)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(growing);
    }
  }
}
