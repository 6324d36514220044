package org.gnvc.frame;

/** Fills the planes of a frame from RGB floats in [-1, 1]. */
final class PlaneWriter {

  private final VideoFormat format;
  private final Frame frame;
  private final int width;
  private final int height;
  private final int maxSample;
  private final SampleScale scale;
  private final LumaWeights weights;

  PlaneWriter(Frame frame) {
    this.frame = frame;
    format = frame.format();
    width = format.width();
    height = format.height();
    maxSample = format.maxSample();
    scale = SampleScale.of(format);
    weights = LumaWeights.of(format);
  }

  /** Reads rows of {@code stride} floats, channels {@code channelStride} floats apart. */
  void write(float[] rgb, int offset, int channelStride, int stride) {
    if (format.chroma() == ChromaFormat.RGB) {
      float[] row = new float[width];
      for (int p = 0; p < 3; p++) {
        for (int y = 0; y < height; y++) {
          clipRow(rgb, offset + p * channelStride + y * stride, row);
          store(row, frame.planes().get(p), y * width, width, scale.lumaSpan(), 0);
        }
      }
      return;
    }
    writeYuv(rgb, offset, channelStride, stride);
  }

  private void writeYuv(float[] rgb, int offset, int channelStride, int stride) {
    int rowsPerChroma = format.chroma() == ChromaFormat.YUV420 ? 2 : 1;
    float[][] rows = new float[3][width];
    float[][] sums = new float[3][width];
    float[] luma = new float[width];
    for (int y = 0; y < height; y++) {
      for (int c = 0; c < 3; c++) {
        clipRow(rgb, offset + c * channelStride + y * stride, rows[c]);
      }
      writeLuma(rows, luma, y);
      if (rowsPerChroma == 1) {
        writeChroma(rows, y);
      } else if ((y & 1) == 0 && y < height - 1) {
        float[][] keep = sums;
        sums = rows;
        rows = keep;
      } else {
        // The last row of an odd height stands for its missing partner too.
        float[][] partner = (y & 1) == 1 ? sums : rows;
        for (int c = 0; c < 3; c++) {
          average(partner[c], rows[c], sums[c]);
        }
        writeChroma(sums, y >> 1);
      }
    }
  }

  private void writeLuma(float[][] rows, float[] luma, int y) {
    float kr = (float) weights.red();
    float kg = (float) weights.green();
    float kb = (float) weights.blue();
    for (int x = 0; x < width; x++) {
      luma[x] = kr * rows[0][x] + kg * rows[1][x] + kb * rows[2][x];
    }
    store(luma, frame.planes().get(0), y * width, width, scale.lumaSpan(), scale.lumaZero());
  }

  /** Writes one chroma row from RGB rows that are already averaged vertically. */
  private void writeChroma(float[][] rows, int chromaRow) {
    int columns = format.planeWidth(1);
    float kr = (float) weights.red();
    float kg = (float) weights.green();
    float kb = (float) weights.blue();
    float toCb = (float) (0.5 / (1 - weights.blue()));
    float toCr = (float) (0.5 / (1 - weights.red()));
    float[] cb = new float[columns];
    float[] cr = new float[columns];
    for (int i = 0; i < columns; i++) {
      float red = atChromaSite(rows[0], i, columns);
      float green = atChromaSite(rows[1], i, columns);
      float blue = atChromaSite(rows[2], i, columns);
      float luma = kr * red + kg * green + kb * blue;
      cb[i] = (blue - luma) * toCb;
      cr[i] = (red - luma) * toCr;
    }
    int start = chromaRow * columns;
    store(cb, frame.planes().get(1), start, columns, scale.chromaSpan(), scale.chromaZero());
    store(cr, frame.planes().get(2), start, columns, scale.chromaSpan(), scale.chromaZero());
  }

  private float atChromaSite(float[] row, int column, int columns) {
    if (columns == width) {
      return row[column];
    }
    int x = 2 * column;
    float left = row[Math.max(0, x - 1)];
    float right = row[Math.min(width - 1, x + 1)];
    return 0.25f * (left + right) + 0.5f * row[x];
  }

  private void store(float[] row, short[] plane, int start, int count, float span, float zero) {
    for (int x = 0; x < count; x++) {
      int sample = (int) (row[x] * span + zero + 0.5f);
      plane[start + x] = (short) Math.max(0, Math.min(maxSample, sample));
    }
  }

  /** Copies a row from [-1, 1] to [0, 1]. */
  private void clipRow(float[] rgb, int start, float[] row) {
    for (int x = 0; x < width; x++) {
      row[x] = Math.max(0, Math.min(1, rgb[start + x] * 0.5f + 0.5f));
    }
  }

  private void average(float[] a, float[] b, float[] out) {
    for (int x = 0; x < width; x++) {
      out[x] = 0.5f * (a[x] + b[x]);
    }
  }
}
