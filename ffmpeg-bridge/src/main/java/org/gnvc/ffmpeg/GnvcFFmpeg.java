package org.gnvc.ffmpeg;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;
import org.gnvc.error.MissingLibraryException;

/**
 * Makes gnvc a codec of the FFmpeg libraries inside this Java process, those that JavaCPP's presets
 * bring along. After {@link #register} the codec has its name, {@code gnvc}, everywhere:
 *
 * <pre>{@code
 * GnvcFFmpeg.register();
 * FFmpegFrameRecorder recorder = new FFmpegFrameRecorder("park.mkv", 640, 360);
 * recorder.setVideoCodecName("gnvc");
 * recorder.setVideoOption("crf", "24");
 * }</pre>
 *
 * <p>A {@code FFmpegFrameGrabber} needs nothing more to read Matroska, MP4, MOV, NUT, AVI and raw
 * {@code .gnvc} files. Coding runs in this Java virtual machine; no other one is started.
 *
 * <p>Thread-safe. Register before other threads use FFmpeg: its tables of codecs are changed while
 * they lie open to every reader.
 */
public final class GnvcFFmpeg {

  private static final String REGISTER = "gnvc_ffmpeg_register";

  private static final int MESSAGE_BYTES = 1024;

  private static boolean registered;

  private GnvcFFmpeg() {}

  /**
   * Loads avutil, avcodec and avformat of the presets that are on the class path, and registers the
   * codec and its raw format in them. A second call does nothing.
   *
   * @throws MissingLibraryException if the presets are not on the class path or have no natives for
   *     this machine, if the bridge has none, or if this release of FFmpeg is not known to it
   */
  public static synchronized void register() throws MissingLibraryException {
    if (registered) {
      return;
    }
    loadFfmpeg();
    registerIn(BridgeNatives.preload());
    registered = true;
  }

  private static void loadFfmpeg() throws MissingLibraryException {
    try {
      Loader.load(avutil.class);
      Loader.load(avcodec.class);
      Loader.load(avformat.class);
    } catch (LinkageError e) {
      throw new MissingLibraryException(
          "FFmpeg", "add org.bytedeco:ffmpeg with the classifier of this machine", e);
    }
  }

  private static void registerIn(Path library) throws MissingLibraryException {
    byte[] message = new byte[MESSAGE_BYTES];
    int copies;
    try {
      Function function = NativeLibrary.getInstance(library.toString()).getFunction(REGISTER);
      copies = function.invokeInt(new Object[] {message, (long) message.length});
    } catch (LinkageError e) {
      throw new MissingLibraryException(library.toString(), "the bridge is not complete", e);
    }
    if (copies < 1) {
      throw new MissingLibraryException(
          "gnvc", "use FFmpeg presets 5.1 to 8.1", new IOException(text(message)));
    }
  }

  private static String text(byte[] message) {
    int end = 0;
    while (end < message.length && message[end] != 0) {
      end++;
    }
    return new String(message, 0, end, StandardCharsets.UTF_8);
  }
}
