package org.gnvc.media;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.gnvc.error.GnvcException;
import org.gnvc.error.MediaException;
import org.gnvc.error.UnsupportedStreamException;
import org.gnvc.frame.Rational;

/** The native side of reading: the opened container, its video stream and the decoder. */
final class VideoInput implements AutoCloseable {

  private static final Rational DEFAULT_RATE = new Rational(25, 1);

  private static final double RATE_TOLERANCE = 1e-5;
  private static final double NTSC_SLOWDOWN = 1.001;
  private static final int MAX_TIDY_RATE = 1000;

  private final String name;
  private final ReadOptions options;
  private final AVFormatContext container = new AVFormatContext(null);
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame picture = avutil.av_frame_alloc();
  private final long logMark = FfmpegLog.mark();
  private AVCodecContext decoder;
  private AVStream stream;
  private boolean draining;
  private long damaged;

  private VideoInput(String name, ReadOptions options) {
    this.name = name;
    this.options = options;
  }

  /** Opens a URL; {@code name} is what messages call it. */
  static VideoInput open(String url, String name, ReadOptions options) throws GnvcException {
    VideoInput input = new VideoInput(name, options);
    try {
      input.openContainer(url);
      input.openDecoder();
      return input;
    } catch (GnvcException | RuntimeException e) {
      input.close();
      throw e;
    }
  }

  private void openContainer(String url) throws MediaException {
    AVDictionary settings = new AVDictionary(null);
    if (options.frameRate() != null) {
      avutil.av_dict_set(settings, "framerate", options.frameRate().toString(), 0);
    }
    avutil.av_dict_set(settings, "protocol_whitelist", "file,pipe", 0);
    int code = avformat.avformat_open_input(container, url, null, settings);
    avutil.av_dict_free(settings);
    if (code < 0) {
      throw failure("cannot be read as video", code);
    }
    code = avformat.avformat_find_stream_info(container, (PointerPointer<?>) null);
    if (code < 0) {
      throw failure("cannot be read as video", code);
    }
  }

  private void openDecoder() throws GnvcException {
    AVCodec codec = new AVCodec(null);
    int index =
        avformat.av_find_best_stream(container, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, codec, 0);
    if (index == avutil.AVERROR_STREAM_NOT_FOUND()) {
      boolean other = container.nb_streams() > 0;
      throw new MediaException(
          name, other ? "holds no video, only other kinds of streams" : "holds no video");
    }
    for (int i = 0; i < container.nb_streams(); i++) {
      if (i != index) {
        container.streams(i).discard(avcodec.AVDISCARD_ALL);
      }
    }
    if (index < 0) {
      throw new UnsupportedStreamException(name + ": FFmpeg has no decoder for this video codec");
    }
    stream = container.streams(index);
    if ((stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0) {
      throw new MediaException(name, "holds no video, only a cover picture");
    }
    decoder = avcodec.avcodec_alloc_context3(codec);
    avcodec.avcodec_parameters_to_context(decoder, stream.codecpar());
    decoder.thread_count(Math.min(8, Runtime.getRuntime().availableProcessors()));
    int code = avcodec.avcodec_open2(decoder, codec, (PointerPointer<?>) null);
    if (code < 0) {
      throw failure("the decoder does not start", code);
    }
  }

  /** The next decoded picture, valid until the next call; null at the end. */
  AVFrame next() {
    while (true) {
      int code = avcodec.avcodec_receive_frame(decoder, picture);
      if (code == 0) {
        return picture;
      }
      if (code == avutil.AVERROR_EOF()) {
        return null;
      }
      if (code != avutil.AVERROR_EAGAIN()) {
        damaged++;
      }
      feed();
    }
  }

  private void feed() {
    int code = draining ? avutil.AVERROR_EOF() : avformat.av_read_frame(container, packet);
    if (code < 0) {
      if (code != avutil.AVERROR_EOF()) {
        options.warnings().accept(name + ": reading stops early: " + Ffmpeg.errorText(code));
      }
      draining = true;
      avcodec.avcodec_send_packet(decoder, (AVPacket) null);
      return;
    }
    if (packet.stream_index() == stream.index()
        && avcodec.avcodec_send_packet(decoder, packet) < 0) {
      damaged++;
    }
    avcodec.av_packet_unref(packet);
  }

  /** Packets that the decoder could not use. */
  long damaged() {
    return damaged;
  }

  /** Tick of the pictures' timestamps. */
  Rational timeBase() {
    Rational base = Ffmpeg.rational(stream.time_base());
    return base == null ? DEFAULT_RATE.inverse() : base;
  }

  /** Nominal frame rate: the container's, or guessed. */
  Rational frameRate() {
    Rational rate = Ffmpeg.rational(avformat.av_guess_frame_rate(container, stream, null));
    return rate == null ? DEFAULT_RATE : tidy(rate);
  }

  /** Whole and NTSC rates as they are meant; containers may only know a rounded duration. */
  private static Rational tidy(Rational rate) {
    double value = rate.value();
    long whole = Math.round(value);
    if (whole < 1 || whole > MAX_TIDY_RATE) {
      return rate;
    }
    if (Math.abs(value / whole - 1) < RATE_TOLERANCE) {
      return new Rational((int) whole, 1);
    }
    if (Math.abs(value * NTSC_SLOWDOWN / whole - 1) < RATE_TOLERANCE) {
      return new Rational((int) whole * 1000, 1001);
    }
    return rate;
  }

  /** Whether pixels are meant to be shown as squares. */
  boolean squarePixels(AVFrame shown) {
    AVRational aspect = avformat.av_guess_sample_aspect_ratio(container, stream, shown);
    return aspect.num() <= 0 || aspect.num() == aspect.den();
  }

  /** Frames as the container counts them, else estimated from the duration, else -1. */
  long frameCount() {
    if (stream.nb_frames() > 0) {
      return stream.nb_frames();
    }
    if (stream.duration() > 0) {
      return Math.round(stream.duration() * timeBase().value() * frameRate().value());
    }
    if (container.duration() > 0) {
      double seconds = (double) container.duration() / avutil.AV_TIME_BASE;
      return Math.round(seconds * frameRate().value());
    }
    return -1;
  }

  /** Whether {@link #frameCount} is the container's own count. */
  boolean frameCountIsExact() {
    return stream.nb_frames() > 0;
  }

  /** How the container wants pictures turned for display. */
  Rotation rotation() {
    AVCodecParameters parameters = stream.codecpar();
    AVPacketSideData data =
        avcodec.av_packet_side_data_get(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    if (data == null || data.isNull()) {
      return Rotation.NONE;
    }
    double counterClockwise = avutil.av_display_rotation_get(new IntPointer(data.data()));
    return Double.isNaN(counterClockwise) ? Rotation.NONE : Rotation.nearest(-counterClockwise);
  }

  /** A failure with FFmpeg's own explanation: the most telling log line, or the code's text. */
  MediaException failure(String problem, int code) {
    String line = FfmpegLog.tellingLineSince(logMark);
    String reason = line.isEmpty() ? Ffmpeg.errorText(code) : line;
    return new MediaException(name, problem + " (" + reason + ")");
  }

  @Override
  public void close() {
    if (decoder != null) {
      avcodec.avcodec_free_context(decoder);
      decoder = null;
    }
    if (!container.isNull()) {
      avformat.avformat_close_input(container);
    }
    avutil.av_frame_free(picture);
    avcodec.av_packet_free(packet);
  }
}
