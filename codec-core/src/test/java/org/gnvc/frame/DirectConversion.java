package org.gnvc.frame;

/** BT.709 limited-range conversion written straight from the definition, slowly and in double. */
final class DirectConversion {

  private static final double KR = 0.2126;
  private static final double KB = 0.0722;
  private static final double KG = 1 - KR - KB;

  private DirectConversion() {}

  /** R, G, B in [-1, 1] of one pixel. */
  static double[] rgb(Frame frame, int x, int y) {
    VideoFormat format = frame.format();
    double first = frame.planes().get(0)[y * format.width() + x];
    if (format.chroma() == ChromaFormat.RGB) {
      double[] out = new double[3];
      for (int c = 0; c < 3; c++) {
        out[c] = 2.0 * frame.planes().get(c)[y * format.width() + x] / format.maxSample() - 1;
      }
      return out;
    }
    double unit = format.bitDepth() == 8 ? 1 : 4;
    double luma = (first / unit - 16) / 219;
    double cb = (chroma(frame, 1, x, y) / unit - 128) / 224;
    double cr = (chroma(frame, 2, x, y) / unit - 128) / 224;
    double r = luma + 2 * (1 - KR) * cr;
    double b = luma + 2 * (1 - KB) * cb;
    double g = (luma - KR * r - KB * b) / KG;
    return new double[] {clip(2 * r - 1), clip(2 * g - 1), clip(2 * b - 1)};
  }

  /** Chroma at a pixel: linear interpolation between the samples' true positions. */
  private static double chroma(Frame frame, int plane, int x, int y) {
    ChromaFormat format = frame.format().chroma();
    double column = format == ChromaFormat.YUV444 ? x : x / 2.0;
    double row = format == ChromaFormat.YUV420 ? (y - 0.5) / 2 : y;
    int x0 = (int) Math.floor(column);
    int y0 = (int) Math.floor(row);
    double u = column - x0;
    double v = row - y0;
    return (1 - v) * ((1 - u) * at(frame, plane, x0, y0) + u * at(frame, plane, x0 + 1, y0))
        + v * ((1 - u) * at(frame, plane, x0, y0 + 1) + u * at(frame, plane, x0 + 1, y0 + 1));
  }

  private static double at(Frame frame, int plane, int column, int row) {
    int width = frame.format().planeWidth(plane);
    int height = frame.format().planeHeight(plane);
    int x = Math.max(0, Math.min(width - 1, column));
    int y = Math.max(0, Math.min(height - 1, row));
    return frame.planes().get(plane)[y * width + x];
  }

  /** The unrounded sample that RGB in [-1, 1] should give. */
  static double sample(float[] rgb, VideoFormat format, int plane, int column, int row) {
    if (format.chroma() == ChromaFormat.RGB) {
      return unit(rgb, format, plane, column, row) * format.maxSample();
    }
    double scale = format.bitDepth() == 8 ? 1 : 4;
    if (plane == 0) {
      double[] p = pixel(rgb, format, column, row);
      return scale * (16 + 219 * (KR * p[0] + KG * p[1] + KB * p[2]));
    }
    int[][] taps =
        switch (format.chroma()) {
          case YUV420 ->
              new int[][] {{-1, 0, 1}, {0, 0, 2}, {1, 0, 1}, {-1, 1, 1}, {0, 1, 2}, {1, 1, 1}};
          case YUV422 -> new int[][] {{-1, 0, 1}, {0, 0, 2}, {1, 0, 1}};
          case YUV444, RGB -> new int[][] {{0, 0, 1}};
        };
    int stepX = format.chroma() == ChromaFormat.YUV444 ? 1 : 2;
    int stepY = format.chroma() == ChromaFormat.YUV420 ? 2 : 1;
    double sum = 0;
    double weight = 0;
    for (int[] tap : taps) {
      double[] p = pixel(rgb, format, column * stepX + tap[0], row * stepY + tap[1]);
      double luma = KR * p[0] + KG * p[1] + KB * p[2];
      double chroma = plane == 1 ? (p[2] - luma) / (2 * (1 - KB)) : (p[0] - luma) / (2 * (1 - KR));
      sum += tap[2] * chroma;
      weight += tap[2];
    }
    return scale * (128 + 224 * sum / weight);
  }

  private static double[] pixel(float[] rgb, VideoFormat format, int x, int y) {
    return new double[] {
      unit(rgb, format, 0, x, y), unit(rgb, format, 1, x, y), unit(rgb, format, 2, x, y)
    };
  }

  private static double unit(float[] rgb, VideoFormat format, int channel, int x, int y) {
    int column = Math.max(0, Math.min(format.width() - 1, x));
    int row = Math.max(0, Math.min(format.height() - 1, y));
    double value = rgb[(channel * format.height() + row) * format.width() + column];
    return (clip(value) + 1) / 2;
  }

  private static double clip(double value) {
    return Math.max(-1, Math.min(1, value));
  }
}
