package org.gnvc.frame;

/** Turns one luma row after the other, with the chroma that belongs to it, into RGB floats. */
final class RowReader {

  private final VideoFormat format;
  private final short[] first;
  private final short[] second;
  private final short[] third;
  private final int width;
  private final SampleScale scale;

  /** Chroma codes of the current row, one per pixel. */
  private final float[] cb;

  private final float[] cr;

  private final float lumaGain;
  private final float redFromCr;
  private final float greenFromCb;
  private final float greenFromCr;
  private final float blueFromCb;

  RowReader(Frame frame) {
    format = frame.format();
    first = frame.planes().get(0);
    second = frame.planes().get(1);
    third = frame.planes().get(2);
    width = format.width();
    scale = SampleScale.of(format);
    boolean direct = format.chroma() == ChromaFormat.RGB;
    cb = new float[direct ? 0 : width];
    cr = new float[direct ? 0 : width];
    LumaWeights weights = LumaWeights.of(format);
    double chromaGain = 2.0 / scale.chromaSpan();
    lumaGain = 2 / scale.lumaSpan();
    redFromCr = (float) (chromaGain * 2 * (1 - weights.red()));
    blueFromCb = (float) (chromaGain * 2 * (1 - weights.blue()));
    greenFromCr = (float) (-redFromCr * weights.red() / weights.green());
    greenFromCb = (float) (-blueFromCb * weights.blue() / weights.green());
  }

  /** Writes row {@code y} at the three places of {@code rgb}. */
  void read(int y, float[] rgb, int red, int green, int blue) {
    int start = y * width;
    if (format.chroma() == ChromaFormat.RGB) {
      copyRow(first, start, rgb, red);
      copyRow(second, start, rgb, green);
      copyRow(third, start, rgb, blue);
      return;
    }
    readChroma(second, y, cb);
    readChroma(third, y, cr);
    // Locals, because the compiler must otherwise assume that writing rgb changes the fields.
    short[] luma = first;
    float[] u = cb;
    float[] v = cr;
    float gain = lumaGain;
    float black = -scale.lumaZero() * gain - 1;
    float redGain = redFromCr;
    float greenGainU = greenFromCb;
    float greenGainV = greenFromCr;
    float blueGain = blueFromCb;
    for (int x = 0, count = width; x < count; x++) {
      float grey = luma[start + x] * gain + black;
      rgb[red + x] = clip(grey + v[x] * redGain);
      rgb[green + x] = clip(grey + u[x] * greenGainU + v[x] * greenGainV);
      rgb[blue + x] = clip(grey + u[x] * blueGain);
    }
  }

  private void copyRow(short[] plane, int start, float[] rgb, int target) {
    for (int x = 0; x < width; x++) {
      rgb[target + x] = clip(plane[start + x] * lumaGain - 1);
    }
  }

  /** Chroma of luma row {@code y} around zero, resampled to one value per pixel. */
  private void readChroma(short[] plane, int y, float[] out) {
    int columns = format.planeWidth(1);
    float zero = scale.chromaZero();
    int near = y * columns;
    int far = near;
    float nearWeight = 1;
    if (format.chroma() == ChromaFormat.YUV420) {
      int row = y >> 1;
      int neighbour = (y & 1) == 0 ? row - 1 : row + 1;
      near = row * columns;
      far = Math.max(0, Math.min(neighbour, format.planeHeight(1) - 1)) * columns;
      nearWeight = 0.75f;
    }
    if (columns == width) {
      for (int x = 0; x < width; x++) {
        out[x] = plane[near + x] - zero;
      }
      return;
    }
    float farWeight = 1 - nearWeight;
    float here = plane[near] * nearWeight + plane[far] * farWeight - zero;
    for (int i = 0; i < columns - 1; i++) {
      float next = plane[near + i + 1] * nearWeight + plane[far + i + 1] * farWeight - zero;
      out[2 * i] = here;
      out[2 * i + 1] = 0.5f * (here + next);
      here = next;
    }
    out[2 * (columns - 1)] = here;
    if ((width & 1) == 0) {
      out[width - 1] = here;
    }
  }

  private static float clip(float value) {
    return Math.max(-1, Math.min(1, value));
  }
}
