package org.gnvc.frame;

/**
 * The two constants that define a Y'CbCr matrix: the shares of red and blue in luma.
 *
 * @param red Kr
 * @param blue Kb
 */
record LumaWeights(double red, double blue) {

  private static final int LAST_SD_HEIGHT = 576;

  private static final LumaWeights BT601 = new LumaWeights(0.299, 0.114);
  private static final LumaWeights BT709 = new LumaWeights(0.2126, 0.0722);
  private static final LumaWeights BT2020 = new LumaWeights(0.2627, 0.0593);
  private static final LumaWeights FCC = new LumaWeights(0.30, 0.11);
  private static final LumaWeights SMPTE240 = new LumaWeights(0.212, 0.087);

  double green() {
    return 1 - red - blue;
  }

  /**
   * The weights for a format's matrix code point. Unspecified ones, and matrices that are not
   * defined by luma weights alone, are guessed by size as players do; constant-luminance BT.2020 is
   * taken as non-constant.
   */
  static LumaWeights of(VideoFormat format) {
    return switch (format.color().matrix()) {
      case 1 -> BT709;
      case 4 -> FCC;
      case 5, 6 -> BT601;
      case 7 -> SMPTE240;
      case 9, 10 -> BT2020;
      default -> format.height() > LAST_SD_HEIGHT ? BT709 : BT601;
    };
  }
}
