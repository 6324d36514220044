package org.gnvc.ffmpeg;

import java.io.IOException;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.gnvc.error.MediaException;

/**
 * Codec contexts for programs that use libavcodec through JavaCPP without JavaCV. Contexts are
 * opened, belong to the caller, and are freed with {@code avcodec_free_context}; from there on they
 * are used like those of any other codec: {@code avcodec_send_frame}, {@code
 * avcodec_receive_packet} and their counterparts.
 */
public final class Gnvc {

  /** The codec's name in FFmpeg. */
  public static final String NAME = "gnvc";

  private Gnvc() {}

  /**
   * Opens an encoder. Its {@code extradata} holds the codec configuration, which containers store
   * and decoders need; {@code avcodec_parameters_from_context} copies it.
   *
   * @param width pixels
   * @param height pixels
   * @param pixelFormat an {@code AV_PIX_FMT_} constant of those that the encoder lists
   * @param frameRate frames per second; timestamps count in its inverse
   * @param options FFmpeg's names and values, for example {@code crf=24}
   * @throws IllegalArgumentException if an option is unknown
   * @throws MediaException if a value is not allowed; FFmpeg's log says which and what is
   * @throws IOException if the codec cannot be registered
   */
  public static AVCodecContext openEncoder(
      int width, int height, int pixelFormat, AVRational frameRate, Map<String, String> options)
      throws IOException {
    GnvcFFmpeg.register();
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(NAME);
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    context.width(width).height(height).pix_fmt(pixelFormat);
    context.framerate(frameRate).time_base(avutil.av_inv_q(frameRate));
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    return open(context, codec, options);
  }

  /**
   * Opens a decoder.
   *
   * @param stream parameters of the stream, codec configuration included; copied
   * @param options FFmpeg's names and values, for example {@code gnvc_steps=2}
   * @throws IllegalArgumentException if an option is unknown
   * @throws MediaException if the configuration is damaged or of a newer version, or a value is not
   *     allowed; FFmpeg's log says what
   * @throws IOException if the codec cannot be registered
   */
  public static AVCodecContext openDecoder(AVCodecParameters stream, Map<String, String> options)
      throws IOException {
    GnvcFFmpeg.register();
    AVCodec codec = avcodec.avcodec_find_decoder_by_name(NAME);
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    check(context, avcodec.avcodec_parameters_to_context(context, stream));
    return open(context, codec, options);
  }

  private static AVCodecContext open(
      AVCodecContext context, AVCodec codec, Map<String, String> options) throws MediaException {
    AVDictionary dictionary = new AVDictionary(null);
    try {
      options.forEach((name, value) -> avutil.av_dict_set(dictionary, name, value, 0));
      check(context, avcodec.avcodec_open2(context, codec, dictionary));
      // What is left was an option of nobody.
      AVDictionaryEntry left =
          avutil.av_dict_get(dictionary, "", null, avutil.AV_DICT_IGNORE_SUFFIX);
      if (left != null) {
        String name = left.key().getString();
        avcodec.avcodec_free_context(context);
        throw new IllegalArgumentException("gnvc has no option \"" + name + "\"");
      }
      return context;
    } finally {
      avutil.av_dict_free(dictionary);
    }
  }

  private static void check(AVCodecContext context, int status) throws MediaException {
    if (status < 0) {
      avcodec.avcodec_free_context(context);
      throw new MediaException(NAME, errorText(status));
    }
  }

  private static String errorText(int status) {
    try (BytePointer text = new BytePointer((long) avutil.AV_ERROR_MAX_STRING_SIZE)) {
      avutil.av_strerror(status, text, text.capacity());
      return text.getString();
    }
  }
}
