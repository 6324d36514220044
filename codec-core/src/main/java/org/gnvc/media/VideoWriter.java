package org.gnvc.media;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.gnvc.error.GnvcException;
import org.gnvc.frame.Frame;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;

/**
 * Writes frames as a video file. The file appears under its name with {@link #finish}; a writer
 * that is closed without it leaves nothing behind (except images already written).
 *
 * <p>For one thread at a time.
 */
public interface VideoWriter extends AutoCloseable {

  /**
   * Opens a target. {@code -} is Y4M on standard output, as is a name that ends in {@code .y4m} in
   * a file; {@code .png} with a pattern like {@code frame_%05d.png}, or a directory, makes one
   * image per frame. Every other name ending selects a container of FFmpeg: {@code .mkv} is
   * lossless FFV1, {@code .mp4} and {@code .mov} are H.264 for 8-bit 4:2:0 and otherwise a codec
   * that takes the format.
   *
   * @param format of all frames
   * @param frameRate nominal frames per second
   * @param timeBase seconds per tick of the frames' timestamps
   * @throws org.gnvc.error.MediaException if the target cannot be opened
   * @throws org.gnvc.error.UnsupportedStreamException if container or codec are unknown or do not
   *     take such video
   */
  static VideoWriter open(
      String target,
      VideoFormat format,
      Rational frameRate,
      Rational timeBase,
      WriteOptions options)
      throws GnvcException {
    VideoTiming timing = new VideoTiming(frameRate, timeBase);
    if (options.container() == null && options.codec() == null) {
      if (target.equals("-")) {
        return Y4mWriter.onStandardOutput(format, timing, options.warnings());
      }
      if (target.toLowerCase(Locale.ROOT).endsWith(".y4m")) {
        return Y4mWriter.toFile(target, format, timing, options.warnings());
      }
    }
    String name = target;
    if (target.endsWith("/") || Files.isDirectory(Path.of(target))) {
      name = Path.of(target).resolve("frame_%05d.png").toString();
    }
    return FfmpegWriter.open(name, format, timing, options);
  }

  /**
   * Appends a frame; timestamps must rise.
   *
   * @throws org.gnvc.error.MediaException if the disk is full, the pipe closed, or the encoder
   *     fails
   */
  void write(Frame frame) throws GnvcException;

  /** Completes the file and gives it its name. */
  void finish() throws GnvcException;

  /** Releases everything; harmless after {@link #finish} and when called twice. */
  @Override
  void close();
}
