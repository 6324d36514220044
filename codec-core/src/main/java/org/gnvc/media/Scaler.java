package org.gnvc.media;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.gnvc.error.MediaException;

/** Changes the pixel format of pictures, never their size; owns the native context and result. */
final class Scaler implements AutoCloseable {

  private final SwsContext context = swscale.sws_alloc_context();
  private final AVFrame result = avutil.av_frame_alloc();

  Scaler() {
    context.flags(
        swscale.SWS_BICUBIC
            | swscale.SWS_ACCURATE_RND
            | swscale.SWS_FULL_CHR_H_INT
            | swscale.SWS_FULL_CHR_H_INP
            | swscale.SWS_BITEXACT);
  }

  /**
   * Converts to {@code pixelFormat}; matrix stays as it is in {@code source}.
   *
   * @return valid until the next call
   */
  AVFrame convert(AVFrame source, int pixelFormat, boolean fullRange, String name)
      throws MediaException {
    avutil.av_frame_unref(result);
    result.width(source.width());
    result.height(source.height());
    result.format(pixelFormat);
    boolean toRgb = PixelLayout.isRgb(pixelFormat);
    result.colorspace(toRgb ? avutil.AVCOL_SPC_RGB : source.colorspace());
    result.color_range(fullRange ? avutil.AVCOL_RANGE_JPEG : avutil.AVCOL_RANGE_MPEG);
    result.color_primaries(source.color_primaries());
    result.color_trc(source.color_trc());
    result.chroma_location(source.chroma_location());
    long mark = FfmpegLog.mark();
    int code = avutil.av_frame_get_buffer(result, 0);
    if (code >= 0) {
      code = swscale.sws_scale_frame(context, result, source);
    }
    if (code < 0) {
      throw new MediaException(
          name,
          "cannot convert pixels from %s to %s: %s %s"
              .formatted(
                  PixelLayout.name(source.format()),
                  PixelLayout.name(pixelFormat),
                  Ffmpeg.errorText(code),
                  FfmpegLog.tellingLineSince(mark)));
    }
    return result;
  }

  @Override
  public void close() {
    avutil.av_frame_free(result);
    swscale.sws_freeContext(context);
  }
}
