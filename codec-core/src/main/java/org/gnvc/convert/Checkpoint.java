package org.gnvc.convert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.TensorData;

/**
 * The tensors of a checkpoint, of any kind of file that is read: safetensors, a set of them with an
 * index, or PyTorch's zip with a pickle. Content is mapped when it is asked for.
 */
interface Checkpoint extends AutoCloseable {

  /** What the user named. */
  Path source();

  /** All tensors by their keys in the file. */
  SortedMap<String, TensorData> tensors();

  @Override
  void close() throws IOException;

  /**
   * Opens a file, or a folder with one checkpoint in it.
   *
   * @throws MissingModelException if there is none, or it is damaged, or it asks to run code
   */
  static Checkpoint open(Path source) throws IOException {
    Path file = Files.isDirectory(source) ? inFolder(source) : source;
    if (!Files.isRegularFile(file)) {
      throw new MissingModelException("checkpoint " + file + " does not exist", "check the path");
    }
    if (file.toString().endsWith(SafeCheckpoint.INDEX)) {
      return SafeCheckpoint.indexed(file);
    }
    return isSafeTensors(file) ? SafeCheckpoint.single(file) : TorchCheckpoint.open(file);
  }

  private static Path inFolder(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.filter(Files::isRegularFile).sorted().toList();
    }
    List<Predicate<String>> kinds =
        List.of(
            name -> name.endsWith(SafeCheckpoint.INDEX),
            name -> name.endsWith(".safetensors"),
            name -> name.endsWith(".pth") || name.endsWith(".pt"));
    for (Predicate<String> kind : kinds) {
      List<Path> found = files.stream().filter(f -> kind.test(f.toString())).toList();
      if (found.size() == 1) {
        return found.get(0);
      }
      if (found.size() > 1) {
        throw new MissingModelException(
            "folder %s has several checkpoints, %s and %s among them"
                .formatted(folder, found.get(0).getFileName(), found.get(1).getFileName()),
            "name one of them");
      }
    }
    throw new MissingModelException(
        "folder " + folder + " has no checkpoint", "name a .safetensors or .pth file");
  }

  private static boolean isSafeTensors(Path file) throws IOException {
    if (file.toString().endsWith(".safetensors")) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer ninth = ByteBuffer.allocate(1);
      return channel.read(ninth, 8) == 1 && ninth.get(0) == '{'; // the header's first
    }
  }
}
