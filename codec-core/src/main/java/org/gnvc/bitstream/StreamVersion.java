package org.gnvc.bitstream;

/**
 * Version of the bitstream. A new major version breaks older readers; a new minor version only adds
 * what they can ignore.
 *
 * @param major 1 to 255
 * @param minor 0 to 255
 */
public record StreamVersion(int major, int minor) {

  /** Checks the ranges. */
  public StreamVersion {
    SequenceHeader.checkRange("major version", major, 1, 255);
    SequenceHeader.checkRange("minor version", minor, 0, 255);
  }

  /** What this build writes: the first version that knows the profile. */
  public static StreamVersion of(Profile profile) {
    return new StreamVersion(1, profile == Profile.LITE ? 0 : 1);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
