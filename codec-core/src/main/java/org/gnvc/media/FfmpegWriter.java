package org.gnvc.media;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.gnvc.error.GnvcException;
import org.gnvc.error.MediaException;
import org.gnvc.error.UnsupportedStreamException;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.Rational;
import org.gnvc.frame.RgbConverter;
import org.gnvc.frame.VideoFormat;

/** Writes through any container and encoder that FFmpeg has. */
final class FfmpegWriter implements VideoWriter {

  /** Finest tick that the MPEG-1, 2 and 4 syntaxes can express. */
  private static final int MPEG_FINEST = 65535;

  private final String name;
  private final OutputFile file;
  private final boolean images;
  private final VideoOutput output;
  private final AVFrame picture = avutil.av_frame_alloc();

  /** What frames are turned into before they become pictures. */
  private VideoFormat working;

  private int pixelFormat;
  private Scaler scaler;
  private Rational sourceTick;
  private VideoTiming timing;
  private long lastPts = Long.MIN_VALUE;
  private long count;
  private boolean closed;

  private FfmpegWriter(String name, boolean images) throws MediaException {
    this.name = name;
    this.images = images;
    file = images ? null : new OutputFile(name);
    output = new VideoOutput(name);
  }

  static FfmpegWriter open(
      String name, VideoFormat format, VideoTiming timing, WriteOptions options)
      throws GnvcException {
    Ffmpeg.load();
    AVOutputFormat muxer =
        avformat.av_guess_format(
            options.container(), options.container() == null ? name : null, null);
    if (muxer == null || muxer.isNull()) {
      throw new UnsupportedStreamException(
          options.container() != null
              ? "this build of FFmpeg cannot write the container " + options.container()
              : name + ": the name's ending tells no container; use .mkv, .mp4, .y4m, ...");
    }
    FfmpegWriter writer = new FfmpegWriter(name, muxer.name().getString().equals("image2"));
    try {
      writer.start(muxer, format, timing, options);
      return writer;
    } catch (GnvcException | RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  private void start(
      AVOutputFormat muxer, VideoFormat format, VideoTiming given, WriteOptions options)
      throws GnvcException {
    EncoderChoice choice = EncoderChoice.of(name, format);
    boolean chosen = options.codec() == null;
    Map<String, String> settings = new HashMap<>(chosen ? choice.settings() : Map.of());
    settings.putAll(options.codecOptions());
    AVCodec codec = output.findEncoder(chosen ? choice.encoder() : options.codec(), muxer);
    boolean odd = format.width() % 2 != 0 || format.height() % 2 != 0;
    if (odd && codec.id() == avcodec.AV_CODEC_ID_H264) {
      // The encoder would silently cut off the last row and column.
      throw new UnsupportedStreamException(
          name + ": encoder " + codec.name().getString() + " needs an even width and height");
    }
    choosePixels(codec, format);
    if (working.chroma() != ChromaFormat.RGB || format.chroma() == ChromaFormat.RGB) {
      remarkLoss(format, codec, options);
    }
    sourceTick = given.timeBase();
    timing = given;
    boolean coarse = isOldMpeg(codec.id()) && sourceTick.den() > MPEG_FINEST;
    if (coarse || (muxer.flags() & avformat.AVFMT_VARIABLE_FPS) == 0) {
      timing = new VideoTiming(given.frameRate(), given.frameRate().inverse());
    }
    picture.width(working.width());
    picture.height(working.height());
    picture.format(new PixelLayout(working.chroma(), working.bitDepth()).pixelFormat());
    describeColor();
    if (avutil.av_frame_get_buffer(picture, 0) < 0) {
      throw new MediaException(name, "no memory for a picture of " + working);
    }
    output.start(muxer, codec, pixelFormat, working, timing, settings, targetUrl());
  }

  private void describeColor() {
    ColorDescription color = working.color();
    boolean rgb = working.chroma() == ChromaFormat.RGB;
    picture.colorspace(rgb ? avutil.AVCOL_SPC_RGB : color.matrix());
    picture.color_primaries(color.primaries());
    picture.color_trc(color.transfer());
    picture.color_range(
        rgb || color.fullRange() ? avutil.AVCOL_RANGE_JPEG : avutil.AVCOL_RANGE_MPEG);
  }

  private String targetUrl() {
    // The image muxer fills in numbers and creates every file by itself.
    return images ? Ffmpeg.fileUrl(name) : Ffmpeg.fileUrl(file.growing().toString());
  }

  private static boolean isOldMpeg(int codecId) {
    return codecId == avcodec.AV_CODEC_ID_MPEG1VIDEO
        || codecId == avcodec.AV_CODEC_ID_MPEG2VIDEO
        || codecId == avcodec.AV_CODEC_ID_MPEG4;
  }

  private void choosePixels(AVCodec codec, VideoFormat format) {
    int own = new PixelLayout(format.chroma(), format.bitDepth()).pixelFormat();
    List<Integer> supported = supportedPixels(codec);
    pixelFormat = own;
    if (!supported.isEmpty() && !supported.contains(own)) {
      int[] list = new int[supported.size() + 1];
      for (int i = 0; i < supported.size(); i++) {
        list[i] = supported.get(i);
      }
      list[supported.size()] = avutil.AV_PIX_FMT_NONE;
      pixelFormat = avcodec.avcodec_find_best_pix_fmt_of_list(list, own, 0, (int[]) null);
    }
    boolean rgbIn = format.chroma() == ChromaFormat.RGB;
    boolean rgbOut = PixelLayout.isRgb(pixelFormat);
    working = format;
    if (rgbIn && !rgbOut) {
      PixelLayout layout = PixelLayout.nearest(pixelFormat);
      working = format.with(layout.chroma(), layout.bitDepth(), ColorDescription.BT709);
    } else if (!rgbIn && rgbOut) {
      ColorDescription color = format.color();
      ColorDescription rgb =
          new ColorDescription(color.primaries(), color.transfer(), avutil.AVCOL_SPC_RGB, true);
      working = format.with(ChromaFormat.RGB, format.bitDepth(), rgb);
    }
  }

  private static List<Integer> supportedPixels(AVCodec codec) {
    List<Integer> formats = new ArrayList<>();
    try (PointerPointer<IntPointer> list = new PointerPointer<>(1);
        IntPointer length = new IntPointer(1)) {
      list.put(0, (IntPointer) null);
      length.put(0);
      int code =
          avcodec.avcodec_get_supported_config(
              null, codec, avcodec.AV_CODEC_CONFIG_PIX_FORMAT, 0, list, length);
      IntPointer values = list.get(IntPointer.class, 0);
      for (int i = 0; code >= 0 && values != null && i < length.get(); i++) {
        formats.add(values.get(i));
      }
    }
    return formats;
  }

  private void remarkLoss(VideoFormat format, AVCodec codec, WriteOptions options) {
    PixelLayout kept = PixelLayout.nearest(pixelFormat);
    if (kept.chroma() != format.chroma() || kept.bitDepth() != format.bitDepth()) {
      options
          .warnings()
          .accept(
              "%s: encoder %s takes no %s %d bit; written as %s"
                  .formatted(
                      name,
                      codec.name().getString(),
                      format.chroma().toString().toLowerCase(Locale.ROOT),
                      format.bitDepth(),
                      PixelLayout.name(pixelFormat)));
    }
  }

  @Override
  public void write(Frame frame) throws GnvcException {
    if (images && count == 1 && !name.contains("%")) {
      throw new MediaException(name, "holds one image; use a name like frame_%05d.png");
    }
    if (avutil.av_frame_make_writable(picture) < 0) {
      throw new MediaException(name, "no memory for a picture of " + working);
    }
    PlaneTransfer.toPicture(prepare(frame), picture);
    AVFrame encoded = picture;
    if (picture.format() != pixelFormat) {
      if (scaler == null) {
        scaler = new Scaler();
      }
      boolean full = working.chroma() == ChromaFormat.RGB || working.color().fullRange();
      encoded = scaler.convert(picture, pixelFormat, full, name);
    }
    long pts = sourceTick.rescale(frame.pts(), timing.timeBase());
    lastPts = Math.max(pts, lastPts + 1);
    encoded.pts(lastPts);
    encoded.duration(timing.ticksPerFrame());
    output.encode(encoded);
    count++;
  }

  private Frame prepare(Frame frame) {
    VideoFormat format = frame.format();
    if (format.chroma() == working.chroma() && format.bitDepth() == working.bitDepth()) {
      return frame;
    }
    float[] rgb = new float[3 * format.width() * format.height()];
    RgbConverter.toRgb(frame, rgb, 0, format.height(), format.width());
    return RgbConverter.fromRgb(rgb, 0, format.height(), format.width(), working, frame.pts());
  }

  @Override
  public void finish() throws GnvcException {
    output.finish();
    release();
    if (file != null) {
      file.commit();
    }
    closed = true;
  }

  private void release() {
    output.close();
    avutil.av_frame_free(picture);
    if (scaler != null) {
      scaler.close();
      scaler = null;
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      release();
      if (file != null) {
        file.discard();
      }
    }
  }
}
