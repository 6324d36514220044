package org.gnvc.media;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.gnvc.error.MissingLibraryException;
import org.gnvc.frame.Rational;

/** Loads FFmpeg's libraries once and translates its small types. */
final class Ffmpeg {

  private static volatile boolean loaded;

  private Ffmpeg() {}

  /**
   * Loads what reading and writing need: avutil, swresample, avcodec, avformat, swscale.
   *
   * @throws MissingLibraryException if they are not on the class path or do not fit the machine
   */
  static void load() throws MissingLibraryException {
    if (loaded) {
      return;
    }
    synchronized (Ffmpeg.class) {
      if (loaded) {
        return;
      }
      // JavaCPP refuses allocations above a multiple of the Java heap; tensors live outside of it.
      System.getProperties().putIfAbsent("org.bytedeco.javacpp.maxbytes", "0");
      System.getProperties().putIfAbsent("org.bytedeco.javacpp.maxphysicalbytes", "0");
      try {
        avutil.avutil_version();
        FfmpegLog.install();
        avcodec.avcodec_version();
        avformat.avformat_version();
        swscale.swscale_version();
      } catch (LinkageError e) {
        throw new MissingLibraryException(
            "FFmpeg", "use a build of this program for your system, or install the C++ runtime", e);
      }
      loaded = true;
    }
  }

  /** FFmpeg's own words for an error code. */
  static String errorText(int code) {
    byte[] text = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
    avutil.av_strerror(code, text, text.length);
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }

  /** The fraction, or null for FFmpeg's "unknown" (zero or negative). */
  static Rational rational(AVRational value) {
    return value.num() > 0 && value.den() > 0 ? new Rational(value.num(), value.den()) : null;
  }

  static AVRational rational(Rational value) {
    return avutil.av_make_q(value.num(), value.den());
  }

  /** A local name as a URL that cannot be mistaken for another protocol. */
  static String fileUrl(String name) {
    return "file:" + name;
  }
}
