package org.gnvc.media;

import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.gnvc.error.MediaException;
import org.gnvc.error.UnsupportedStreamException;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.VideoFormat;

/** The native side of writing: the container being written and the encoder. */
final class VideoOutput implements AutoCloseable {

  /** Quantiser scale of encoders that have no better knob: near the best. */
  private static final int BEST_SCALE = 2;

  private final String name;
  private final AVFormatContext container = new AVFormatContext(null);
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final long logMark = FfmpegLog.mark();
  private AVCodecContext encoder;
  private AVStream stream;
  private boolean closed;

  /** {@code name} is what messages call the file. */
  VideoOutput(String name) {
    this.name = name;
  }

  /** Finds the encoder: by name, or the container's default. */
  AVCodec findEncoder(String codec, AVOutputFormat muxer) throws UnsupportedStreamException {
    AVCodec found =
        codec != null
            ? avcodec.avcodec_find_encoder_by_name(codec)
            : avcodec.avcodec_find_encoder(muxer.video_codec());
    if (found == null || found.isNull() || found.type() != avutil.AVMEDIA_TYPE_VIDEO) {
      throw new UnsupportedStreamException(
          codec != null
              ? "this build of FFmpeg has no video encoder named " + codec
              : name + ": this build of FFmpeg has no video encoder for this container; name one");
    }
    return found;
  }

  /** Starts the encoder for pictures of this kind and writes the container's header. */
  void start(
      AVOutputFormat muxer,
      AVCodec codec,
      int pixelFormat,
      VideoFormat format,
      VideoTiming timing,
      Map<String, String> settings,
      String url)
      throws MediaException, UnsupportedStreamException {
    int code = avformat.avformat_alloc_output_context2(container, muxer, null, url);
    check(code, "cannot be written");
    encoder = avcodec.avcodec_alloc_context3(codec);
    configure(pixelFormat, format, timing, (muxer.flags() & avformat.AVFMT_GLOBALHEADER) != 0);
    AVDictionary options = dictionary(settings);
    code = avcodec.avcodec_open2(encoder, codec, options);
    String unused = firstKey(options);
    avutil.av_dict_free(options);
    if (code < 0) {
      throw new UnsupportedStreamException(
          "%s: encoder %s does not take %dx%d %s%s"
              .formatted(
                  name,
                  codec.name().getString(),
                  format.width(),
                  format.height(),
                  PixelLayout.name(pixelFormat),
                  reason(code)));
    }
    if (unused != null) {
      throw new UnsupportedStreamException(
          "encoder %s has no option %s".formatted(codec.name().getString(), unused));
    }
    stream = avformat.avformat_new_stream(container, null);
    avcodec.avcodec_parameters_from_context(stream.codecpar(), encoder);
    stream.time_base(encoder.time_base());
    stream.avg_frame_rate(encoder.framerate());
    writeHeader(muxer, url);
  }

  private void configure(
      int pixelFormat, VideoFormat format, VideoTiming timing, boolean globalHeader) {
    encoder.width(format.width());
    encoder.height(format.height());
    encoder.pix_fmt(pixelFormat);
    ColorDescription color = format.color();
    boolean rgb = PixelLayout.isRgb(pixelFormat);
    encoder.colorspace(rgb ? avutil.AVCOL_SPC_RGB : color.matrix());
    encoder.color_primaries(color.primaries());
    encoder.color_trc(color.transfer());
    encoder.color_range(
        rgb || color.fullRange() ? avutil.AVCOL_RANGE_JPEG : avutil.AVCOL_RANGE_MPEG);
    encoder.time_base(Ffmpeg.rational(timing.timeBase()));
    encoder.framerate(Ffmpeg.rational(timing.frameRate()));
    encoder.flags(
        encoder.flags()
            | avcodec.AV_CODEC_FLAG_QSCALE
            | (globalHeader ? avcodec.AV_CODEC_FLAG_GLOBAL_HEADER : 0));
    encoder.global_quality(BEST_SCALE * avutil.FF_QP2LAMBDA);
    encoder.thread_count(Math.min(8, Runtime.getRuntime().availableProcessors()));
    encoder.strict_std_compliance(avcodec.FF_COMPLIANCE_UNOFFICIAL);
  }

  private void writeHeader(AVOutputFormat muxer, String url)
      throws MediaException, UnsupportedStreamException {
    if ((muxer.flags() & avformat.AVFMT_NOFILE) == 0) {
      AVIOContext io = new AVIOContext(null);
      check(avformat.avio_open(io, url, avformat.AVIO_FLAG_WRITE), "cannot be written");
      container.pb(io);
    }
    AVDictionary options = new AVDictionary(null);
    if (muxer.name().getString().contains("mp4") || muxer.name().getString().equals("mov")) {
      avutil.av_dict_set(options, "movflags", "+faststart", 0);
    }
    int code = avformat.avformat_write_header(container, options);
    avutil.av_dict_free(options);
    if (code == avutil.AVERROR_EINVAL()) {
      throw new UnsupportedStreamException(
          "%s: container %s does not take codec %s%s"
              .formatted(
                  name,
                  muxer.name().getString(),
                  avcodec.avcodec_get_name(encoder.codec_id()).getString(),
                  reason(code)));
    }
    check(code, "cannot be written");
  }

  private static AVDictionary dictionary(Map<String, String> settings) {
    AVDictionary options = new AVDictionary(null);
    settings.forEach((key, value) -> avutil.av_dict_set(options, key, value, 0));
    return options;
  }

  private static String firstKey(AVDictionary options) {
    var entry = avutil.av_dict_iterate(options, null);
    return entry == null || entry.isNull() ? null : entry.key().getString();
  }

  /** Encodes a picture and writes what the encoder gives back; null ends the stream. */
  void encode(AVFrame picture) throws MediaException {
    check(avcodec.avcodec_send_frame(encoder, picture), "encoding fails");
    while (true) {
      int code = avcodec.avcodec_receive_packet(encoder, packet);
      if (code == avutil.AVERROR_EAGAIN() || code == avutil.AVERROR_EOF()) {
        return;
      }
      check(code, "encoding fails");
      packet.stream_index(0);
      avcodec.av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
      check(avformat.av_interleaved_write_frame(container, packet), "cannot be written");
    }
  }

  /** Ends encoding and completes the container. */
  void finish() throws MediaException {
    encode(null);
    check(avformat.av_write_trailer(container), "cannot be completed");
    if (owns(container.pb())) {
      AVIOContext io = container.pb();
      container.pb(null);
      check(avformat.avio_closep(io), "cannot be completed");
    }
  }

  private boolean owns(Pointer io) {
    return io != null && !io.isNull() && (container.oformat().flags() & avformat.AVFMT_NOFILE) == 0;
  }

  private void check(int code, String problem) throws MediaException {
    if (code < 0) {
      throw new MediaException(name, problem + reason(code));
    }
  }

  private String reason(int code) {
    String line = FfmpegLog.tellingLineSince(logMark);
    return " (" + Ffmpeg.errorText(code) + (line.isEmpty() ? ")" : ": " + line + ")");
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (encoder != null) {
      avcodec.avcodec_free_context(encoder);
    }
    if (!container.isNull()) {
      if (owns(container.pb())) {
        AVIOContext io = container.pb();
        container.pb(null);
        avformat.avio_closep(io);
      }
      avformat.avformat_free_context(container);
    }
    avcodec.av_packet_free(packet);
  }
}
