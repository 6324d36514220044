package org.gnvc.ffmpeg.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.gnvc.error.MissingLibraryException;

/** The FFmpeg programs and libraries inside the JavaCPP presets. */
final class BundledFfmpeg {

  private BundledFfmpeg() {}

  /**
   * Writes programs and libraries to {@code folder}, which appears complete or not at all. Several
   * processes may do so at once; one of them wins, and all find the same.
   *
   * @throws MissingLibraryException if the presets hold no programs for this machine
   */
  static void unpack(Path folder) throws IOException {
    String home = "org/bytedeco/ffmpeg/" + Loader.getPlatform() + "/";
    URL program = BundledFfmpeg.class.getClassLoader().getResource(home + "ffmpeg");
    if (program == null) {
      throw new MissingLibraryException(
          "the bundled FFmpeg",
          "install FFmpeg, or name one with GNVC_FFMPEG",
          new IllegalStateException("none for " + Loader.getPlatform() + " on the class path"));
    }
    Path parent = folder.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    Path part = Files.createTempDirectory(parent, "unpacking-");
    try {
      JarURLConnection connection = (JarURLConnection) program.openConnection();
      connection.setUseCaches(false);
      try (JarFile jar = connection.getJarFile()) {
        for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
          JarEntry entry = all.nextElement();
          String name = entry.getName();
          // libjni*.so are the binding for Java.
          if (name.startsWith(home) && !entry.isDirectory() && !name.contains("/libjni")) {
            write(jar, entry, part.resolve(name.substring(home.length())));
          }
        }
      }
      try {
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException e) {
        if (!Files.isExecutable(folder.resolve("ffmpeg"))) {
          throw e;
        }
      }
    } finally {
      delete(part);
    }
  }

  private static void write(JarFile jar, JarEntry entry, Path file) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, file);
    }
    if (!file.toFile().setExecutable(true)) {
      throw new FileSystemException(file.toString(), null, "cannot be made executable");
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }
}
