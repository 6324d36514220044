package org.gnvc.conformance.independent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code Main FILE MODEL}: prints the digest of every group of a raw file that can be decoded with
 * the pack in the folder MODEL, a line {@code group FIRST_FRAME FRAMES SHA256} for each. What
 * cannot goes to standard error, with its kind and byte offset; the exit code is then 3.
 */
public final class Main {
  private static final long LARGEST_FILE = 1 << 30;

  private Main() {}

  /**
   * Exits with 0, or 3 if something was lost or refused, 2 for a wrong call, 1 for other failures.
   */
  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      System.err.println("usage: Main FILE MODEL");
      System.exit(2);
    }
    try {
      System.exit(run(Path.of(arguments[0]), Path.of(arguments[1])));
    } catch (IOException | IllegalArgumentException e) {
      System.err.println(e);
      System.exit(1);
    }
  }

  private static int run(Path input, Path modelFolder) throws IOException {
    if (Files.size(input) > LARGEST_FILE) {
      throw new IOException(input + " has more than " + LARGEST_FILE + " bytes");
    }
    Stream stream = Stream.decode(Files.readAllBytes(input), EntropyModel.read(modelFolder));
    stream.delivered.forEach(System.out::println);
    System.out.println("stream " + stream.digest());
    stream.losses.forEach(System.err::println);
    return stream.losses.isEmpty() ? 0 : 3;
  }
}
