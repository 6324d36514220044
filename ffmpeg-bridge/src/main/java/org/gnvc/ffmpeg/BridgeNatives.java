package org.gnvc.ffmpeg;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.Loader;
import org.gnvc.bridge.Exports;
import org.gnvc.error.MissingLibraryException;

/** The bridge's native libraries as files beside each other, which is how they find each other. */
final class BridgeNatives {

  private static final String PRELOAD = "libgnvc_preload.so";

  private BridgeNatives() {}

  /**
   * The library that registers the codec; those that it needs lie beside it.
   *
   * @throws MissingLibraryException if this build holds none for this machine or this FFmpeg
   */
  static Path preload() throws MissingLibraryException {
    try {
      // Classes that C calls back are those of this class loader.
      Loader.load(Exports.class);
      file("libgnvc.so.0");
      String plugin = "libgnvc_ff" + (avcodec.avcodec_version() >> 16);
      file(plugin + ".so");
      file(plugin + "_format.so");
      return file(PRELOAD);
    } catch (IOException | LinkageError e) {
      throw new MissingLibraryException(
          "gnvc", "the bridge is built for Linux on x86-64 and FFmpeg 5.1 to 8.1", e);
    }
  }

  /** From the jar into JavaCPP's cache; from a folder of classes as it lies there. */
  private static Path file(String name) throws IOException {
    URL url = Exports.class.getResource(Loader.getPlatform() + "/" + name);
    if (url == null) {
      throw new FileNotFoundException(name + " is not in the jar");
    }
    return url.getProtocol().equals("file")
        ? Path.of(URI.create(url.toString()))
        : Loader.cacheResource(url).toPath();
  }
}
