package org.gnvc.ffmpeg.cli;

/**
 * One thing that the doctor looked at.
 *
 * @param part what it is, in one or two words
 * @param text what was found
 * @param cure what to do about it; null if nothing is wrong
 */
record Finding(String part, String text, String cure) {

  static Finding good(String part, String text) {
    return new Finding(part, text, null);
  }

  static Finding problem(String part, String text, String cure) {
    return new Finding(part, text, cure);
  }

  boolean isProblem() {
    return cure != null;
  }
}
