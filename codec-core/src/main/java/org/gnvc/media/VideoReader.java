package org.gnvc.media;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.gnvc.error.GnvcException;
import org.gnvc.error.MediaException;
import org.gnvc.error.UnsupportedStreamException;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;

/**
 * Decodes the frames of a video file, of an image sequence ({@code img_%03d.png}) or of standard
 * input ({@code -}), one after the other.
 *
 * <p>All frames have the format of the first. Pixel formats other than ours are converted to the
 * nearest: more than 8 bits become 10, grey becomes 4:2:0, palettes become RGB; alpha is dropped.
 * Pictures are turned upright if the container says so. Timestamps start at 0 and are counted in
 * {@link #timeBase}; with a constant rate frame n has {@code n * ticksPerFrame()} exactly.
 *
 * <p>For one thread at a time. Closing twice is harmless.
 */
public final class VideoReader implements AutoCloseable {

  private enum Remark {
    ALPHA,
    INTERLACED,
    PIXEL_ASPECT,
    DAMAGE,
    MISSING_END
  }

  private final String name;
  private final ReadOptions options;
  private final VideoInput input;
  private final Timeline timeline;
  private final Rotation rotation;
  private final Set<Remark> made = EnumSet.noneOf(Remark.class);

  /** Format of the decoded pictures before they are turned. */
  private VideoFormat decoded;

  private Scaler scaler;
  private Frame first;
  private long position;
  private long delivered;
  private boolean closed;

  private VideoReader(String name, ReadOptions options, VideoInput input) {
    this.name = name;
    this.options = options;
    this.input = input;
    timeline = new Timeline(input.timeBase(), input.frameRate());
    rotation = input.rotation();
  }

  /**
   * Opens a source and decodes up to its first selected frame.
   *
   * @param source file name, image name pattern, or {@code -} for standard input
   * @throws MediaException if it is missing, empty, holds no video, or nothing of it can be decoded
   * @throws UnsupportedStreamException if FFmpeg has no decoder, or the size is out of range
   */
  public static VideoReader open(String source, ReadOptions options) throws GnvcException {
    boolean standardInput = source.equals("-");
    if (!standardInput) {
      checkFile(source);
    }
    Ffmpeg.load();
    String name = standardInput ? "standard input" : source;
    String url = standardInput ? "pipe:0" : Ffmpeg.fileUrl(source);
    VideoReader reader = new VideoReader(name, options, VideoInput.open(url, name, options));
    try {
      reader.first = reader.decode();
      if (reader.first == null) {
        throw reader.nothingDecoded();
      }
      return reader;
    } catch (GnvcException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static void checkFile(String source) throws MediaException {
    Path path = Path.of(source);
    if (!Files.exists(path)) {
      if (!source.contains("%")) {
        throw new MediaException(source, "no such file");
      }
    } else if (Files.isDirectory(path)) {
      throw new MediaException(source, "is a directory; name its images like frame_%05d.png");
    } else if (!Files.isReadable(path)) {
      throw new MediaException(source, "permission denied");
    } else if (Files.isRegularFile(path) && path.toFile().length() == 0) {
      throw new MediaException(source, "is empty");
    }
  }

  private MediaException nothingDecoded() {
    if (position > 0) {
      return new MediaException(
          name, "has only %d frames, start %d asked".formatted(position, options.start()));
    }
    return input.failure("no frame of it can be decoded", avutil.AVERROR_INVALIDDATA());
  }

  /** Format of all frames. */
  public VideoFormat format() {
    return rotation.apply(decoded);
  }

  /** Nominal frames per second. */
  public Rational frameRate() {
    return input.frameRate();
  }

  /** Seconds per tick of the frames' timestamps. */
  public Rational timeBase() {
    return timeline.timeBase();
  }

  /** Ticks between frames at the nominal rate. */
  public long ticksPerFrame() {
    return timeline.ticksPerFrame();
  }

  /** Frames that will be delivered, as far as the container tells; an estimate for progress. */
  public OptionalLong expectedFrames() {
    long count = input.frameCount();
    return count < 0
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(1, Math.min(count - options.start(), options.frames())));
  }

  /**
   * The next frame, or null after the last one. Damaged parts are concealed or skipped by FFmpeg
   * with a warning.
   *
   * @throws UnsupportedStreamException if the picture size changes
   */
  public Frame next() throws GnvcException {
    if (delivered >= options.frames()) {
      return null;
    }
    Frame frame = first != null ? first : decode();
    first = null;
    if (frame == null) {
      return null;
    }
    delivered++;
    return frame;
  }

  private Frame decode() throws GnvcException {
    while (true) {
      AVFrame picture = input.next();
      if (input.damaged() > 0) {
        remark(Remark.DAMAGE, "damaged data; frames may be missing or wrong");
      }
      if (picture == null) {
        remarkMissingEnd();
        return null;
      }
      if (position++ < options.start()) {
        continue;
      }
      remarkPicture(picture);
      long raw = picture.best_effort_timestamp();
      long pts = raw == avutil.AV_NOPTS_VALUE() ? timeline.placeUntimed() : timeline.place(raw);
      return rotation.apply(convert(picture, pts));
    }
  }

  private void remarkMissingEnd() {
    if (input.frameCountIsExact() && position < input.frameCount()) {
      remark(
          Remark.MISSING_END, "ends after %d of %d frames".formatted(position, input.frameCount()));
    }
  }

  private void remarkPicture(AVFrame picture) {
    if (PixelLayout.hasAlpha(picture.format())) {
      remark(Remark.ALPHA, "transparency is dropped");
    }
    if ((picture.flags() & AVFrame.AV_FRAME_FLAG_INTERLACED) != 0) {
      remark(Remark.INTERLACED, "is interlaced; frames are treated as progressive");
    }
    if (!input.squarePixels(picture)) {
      remark(Remark.PIXEL_ASPECT, "pixels are not square; their shape is not kept");
    }
    if (picture.decode_error_flags() != 0
        || (picture.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0) {
      remark(Remark.DAMAGE, "damaged data; frames may be missing or wrong");
    }
  }

  private void remark(Remark kind, String text) {
    if (made.add(kind)) {
      options.warnings().accept(name + ": " + text);
    }
  }

  private Frame convert(AVFrame picture, long pts) throws GnvcException {
    if (decoded == null) {
      decoded = formatOf(picture);
    }
    if (picture.width() != decoded.width() || picture.height() != decoded.height()) {
      throw new UnsupportedStreamException(
          "%s: the picture size changes from %dx%d to %dx%d at frame %d"
              .formatted(
                  name,
                  decoded.width(),
                  decoded.height(),
                  picture.width(),
                  picture.height(),
                  position - 1));
    }
    int wanted = new PixelLayout(decoded.chroma(), decoded.bitDepth()).pixelFormat();
    AVFrame source = picture;
    boolean sameLayout =
        PixelLayout.isOurs(picture.format())
            && PixelLayout.nearest(picture.format()).pixelFormat() == wanted;
    if (!sameLayout) {
      if (scaler == null) {
        scaler = new Scaler();
      }
      source = scaler.convert(picture, wanted, decoded.color().fullRange(), name);
    }
    return PlaneTransfer.toFrame(source, decoded, pts);
  }

  private VideoFormat formatOf(AVFrame picture) throws UnsupportedStreamException {
    int width = picture.width();
    int height = picture.height();
    if (Math.max(width, height) > VideoFormat.MAX_SIDE) {
      throw new UnsupportedStreamException(
          "%s: %dx%d is larger than %d".formatted(name, width, height, VideoFormat.MAX_SIDE));
    }
    PixelLayout layout = PixelLayout.nearest(picture.format());
    ChromaFormat chroma = layout.chroma();
    if (chroma == ChromaFormat.YUV422 && rotation.swapsSides()) {
      chroma = ChromaFormat.YUV444;
    }
    boolean rgb = chroma == ChromaFormat.RGB;
    boolean full =
        rgb
            || picture.color_range() == avutil.AVCOL_RANGE_JPEG
            || (picture.color_range() == avutil.AVCOL_RANGE_UNSPECIFIED
                && PixelLayout.isFullRange(picture.format()));
    int matrix = rgb ? avutil.AVCOL_SPC_RGB : picture.colorspace();
    ColorDescription color =
        new ColorDescription(picture.color_primaries(), picture.color_trc(), matrix, full);
    return new VideoFormat(width, height, chroma, layout.bitDepth(), color);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      input.close();
      if (scaler != null) {
        scaler.close();
      }
    }
  }
}
