package org.gnvc.cli;

import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtEngine;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.bytedeco.ffmpeg.global.avutil;
import picocli.CommandLine.IVersionProvider;

/**
 * Versions of everything that decides what a run does. They are read from the jars, so that asking
 * does not load a native library.
 */
public final class Versions implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "gnvc " + program(),
      "Java " + java(),
      "DJL " + djl(),
      "libtorch " + libtorch(),
      "FFmpeg " + ffmpeg()
    };
  }

  /** Version of this program; {@code development} outside its jar. */
  public static String program() {
    String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Version and maker of the Java runtime. */
  public static String java() {
    return Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
  }

  /** Version of DJL. */
  public static String djl() {
    return Engine.getDjlVersion();
  }

  /** Version of libtorch. */
  public static String libtorch() {
    return ofJar(PtEngine.class, "/native/lib/pytorch.properties");
  }

  /** Version of the bundled FFmpeg and of its binding. */
  public static String ffmpeg() {
    return ofJar(avutil.class, "/META-INF/maven/org.bytedeco/ffmpeg/pom.properties");
  }

  private static String ofJar(Class<?> neighbour, String resource) {
    Properties properties = new Properties();
    try (InputStream in = neighbour.getResourceAsStream(resource)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException unreadable) {
      return "unknown";
    }
    return properties.getProperty("version", "unknown");
  }
}
