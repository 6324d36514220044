package org.gnvc.frame;

/**
 * How sample codes map to numbers: luma and RGB to [0, 1], chroma to [-1/2, 1/2].
 *
 * @param lumaZero code of black
 * @param lumaSpan codes between black and white
 * @param chromaZero code of no colour
 * @param chromaSpan codes between the chroma extremes
 */
record SampleScale(float lumaZero, float lumaSpan, float chromaZero, float chromaSpan) {

  static SampleScale of(VideoFormat format) {
    float unit = 1 << (format.bitDepth() - 8);
    float max = format.maxSample();
    if (format.chroma() == ChromaFormat.RGB || format.color().fullRange()) {
      return new SampleScale(0, max, 128 * unit, max);
    }
    return new SampleScale(16 * unit, 219 * unit, 128 * unit, 224 * unit);
  }
}
