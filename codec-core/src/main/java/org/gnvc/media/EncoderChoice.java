package org.gnvc.media;

import java.util.Locale;
import java.util.Map;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.VideoFormat;

/**
 * Which encoder a file gets if the user names none.
 *
 * @param encoder FFmpeg's name, or null for the container's own default
 * @param settings its options
 */
record EncoderChoice(String encoder, Map<String, String> settings) {

  /** Lossless. */
  private static final EncoderChoice FFV1 =
      new EncoderChoice("ffv1", Map.of("level", "3", "g", "1", "slicecrc", "1"));

  /** The same in its first version, for pictures too narrow to be cut into slices. */
  private static final EncoderChoice FFV1_UNCUT =
      new EncoderChoice("ffv1", Map.of("level", "1", "g", "1"));

  /** Shortest side that FFV1 can cut with every sampling. */
  private static final int FFV1_CUT = 4;

  /** Constant quantiser, visually lossless; the rate is a formality that must not interfere. */
  private static final EncoderChoice H264 =
      new EncoderChoice(
          "libopenh264",
          Map.of("profile", "high", "rc_mode", "quality", "qmin", "16", "qmax", "16", "b", "200M"));

  /** Takes every format of ours, odd sizes included. */
  private static final EncoderChoice AV1 =
      new EncoderChoice(
          "libaom-av1", Map.of("crf", "12", "usage", "realtime", "cpu-used", "8", "row-mt", "1"));

  private static final EncoderChoice PRORES = new EncoderChoice("prores_ks", Map.of());
  private static final EncoderChoice PNG = new EncoderChoice("png", Map.of());
  private static final EncoderChoice CONTAINERS_OWN = new EncoderChoice(null, Map.of());

  /** Below this side the encoder overruns its level and quality suffers. */
  private static final int H264_SMALLEST = 64;

  /** Most pixels that H.264 level 5.2, the end of our encoder, has room for. */
  private static final int H264_PIXELS = 36864 * 256;

  /** The choice for a file name. */
  static EncoderChoice of(String target, VideoFormat format) {
    String name = target.toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "mkv" -> Math.min(format.width(), format.height()) < FFV1_CUT ? FFV1_UNCUT : FFV1;
      case "mp4", "m4v" -> fitsH264(format) ? H264 : AV1;
      case "mov" -> fitsH264(format) ? H264 : PRORES;
      case "webm" -> AV1;
      case "png" -> PNG;
      default -> CONTAINERS_OWN;
    };
  }

  private static boolean fitsH264(VideoFormat format) {
    return format.chroma() == ChromaFormat.YUV420
        && Math.min(format.width(), format.height()) >= H264_SMALLEST
        && format.bitDepth() == 8
        && format.width() % 2 == 0
        && format.height() % 2 == 0
        && (long) format.width() * format.height() <= H264_PIXELS;
  }
}
