package org.gnvc.media;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.gnvc.frame.ChromaFormat;

/**
 * Sampling and depth of a pixel format.
 *
 * @param chroma plane sampling
 * @param bitDepth 8 or 10
 */
record PixelLayout(ChromaFormat chroma, int bitDepth) {

  /** FFmpeg's own planar layouts that we copy as they are; j marks full range. */
  private static final Pattern OURS = Pattern.compile("(yuvj?(420|422|444)p|gbrp)(10[lb]e)?");

  /** FFmpeg's number of the planar format with this layout in native byte order. */
  int pixelFormat() {
    String base =
        switch (chroma) {
          case YUV420 -> "yuv420p";
          case YUV422 -> "yuv422p";
          case YUV444 -> "yuv444p";
          case RGB -> "gbrp";
        };
    return avutil.av_get_pix_fmt(bitDepth == 10 ? base + "10" : base);
  }

  /** FFmpeg's name of a pixel format, for messages. */
  static String name(int pixelFormat) {
    return avutil.av_get_pix_fmt_name(pixelFormat).getString();
  }

  /** Whether samples of this FFmpeg format are copied without conversion. */
  static boolean isOurs(int pixelFormat) {
    String name = name(pixelFormat);
    Matcher matcher = OURS.matcher(name);
    return matcher.matches() && (matcher.group(3) == null || nearest(pixelFormat).is(pixelFormat));
  }

  private boolean is(int pixelFormat) {
    return pixelFormat() == pixelFormat;
  }

  static boolean hasAlpha(int pixelFormat) {
    // A palette may hold alpha, but almost never does; FFmpeg marks them all.
    long flags = describe(pixelFormat).flags();
    return (flags & avutil.AV_PIX_FMT_FLAG_ALPHA) != 0 && (flags & avutil.AV_PIX_FMT_FLAG_PAL) == 0;
  }

  static boolean isRgb(int pixelFormat) {
    AVPixFmtDescriptor format = describe(pixelFormat);
    int rgb =
        avutil.AV_PIX_FMT_FLAG_RGB | avutil.AV_PIX_FMT_FLAG_PAL | avutil.AV_PIX_FMT_FLAG_BAYER;
    return (format.flags() & rgb) != 0 || name(pixelFormat).startsWith("xyz");
  }

  /** Formats whose name or kind says full range: JPEG's, and grey. */
  static boolean isFullRange(int pixelFormat) {
    return name(pixelFormat).startsWith("yuvj") || isGrey(pixelFormat);
  }

  private static boolean isGrey(int pixelFormat) {
    return !isRgb(pixelFormat) && describe(pixelFormat).nb_components() <= 2;
  }

  /** The layout of ours that keeps the most of an FFmpeg format. */
  static PixelLayout nearest(int pixelFormat) {
    AVPixFmtDescriptor format = describe(pixelFormat);
    int depth = format.comp(0).depth() > 8 ? 10 : 8;
    if (isRgb(pixelFormat)) {
      return new PixelLayout(ChromaFormat.RGB, depth);
    }
    boolean fullHeight = format.log2_chroma_h() == 0;
    ChromaFormat chroma;
    if (isGrey(pixelFormat) || (!fullHeight && format.log2_chroma_w() > 0)) {
      chroma = ChromaFormat.YUV420;
    } else if (format.log2_chroma_w() > 0) {
      chroma = ChromaFormat.YUV422;
    } else {
      chroma = ChromaFormat.YUV444;
    }
    return new PixelLayout(chroma, depth);
  }

  private static AVPixFmtDescriptor describe(int pixelFormat) {
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(pixelFormat);
    if (format == null || format.isNull()) {
      throw new IllegalArgumentException("unknown pixel format " + pixelFormat);
    }
    return format;
  }
}
