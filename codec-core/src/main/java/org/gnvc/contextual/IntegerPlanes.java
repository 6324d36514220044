package org.gnvc.contextual;

/**
 * A tensor of the reference arithmetic.
 *
 * @param channels number of channels
 * @param height rows
 * @param width columns
 * @param values {@code height * width * channels} values of 16 bits, the channels of a position
 *     side by side; not copied, treat as read-only
 */
public record IntegerPlanes(int channels, int height, int width, int[] values) {

  public IntegerPlanes {
    if (values.length != channels * height * width) {
      throw new IllegalArgumentException(
          "%d values for %d x %d x %d".formatted(values.length, channels, height, width));
    }
  }

  /** Place of a value in {@link #values}. */
  int at(int channel, int y, int x) {
    return (y * width + x) * channels + channel;
  }

  /** Place in {@link #values} of an element of the planes, (channels, height, width) row-major. */
  int place(int element) {
    int position = element % (height * width);
    return position * channels + element / (height * width);
  }
}
