package org.gnvc.bridge;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;

/**
 * A picture in native memory that belongs to the host.
 *
 * @param first of each plane, the address of its upper left sample
 * @param strides bytes from a row to the next; negative for pictures stored upside down
 */
record Planes(Pointer[] first, long[] strides) {

  private static final int COUNT = 3;

  static Planes of(Pointer p0, Pointer p1, Pointer p2, long s0, long s1, long s2) {
    return new Planes(new Pointer[] {p0, p1, p2}, new long[] {s0, s1, s2});
  }

  /** Copies the picture; samples over the format's largest are taken as that. */
  Frame read(VideoFormat format, long pts) throws InvalidArgumentException {
    Frame frame = Frame.allocate(format, pts);
    for (int p = 0; p < COUNT; p++) {
      Rows rows = rows(p, format);
      if (format.bitDepth() == 8) {
        rows.readBytes(frame.planes().get(p));
      } else {
        rows.readWords(frame.planes().get(p), format.maxSample());
      }
    }
    return frame;
  }

  /** Copies a frame into the picture. */
  void write(Frame frame) throws InvalidArgumentException {
    for (int p = 0; p < COUNT; p++) {
      Rows rows = rows(p, frame.format());
      if (frame.format().bitDepth() == 8) {
        rows.writeBytes(frame.planes().get(p));
      } else {
        rows.writeWords(frame.planes().get(p));
      }
    }
  }

  private Rows rows(int plane, VideoFormat format) throws InvalidArgumentException {
    int sampleBytes = format.bitDepth() == 8 ? 1 : 2;
    int width = format.planeWidth(plane);
    int height = format.planeHeight(plane);
    long stride = strides[plane];
    if (first[plane] == null) {
      throw new InvalidArgumentException("plane " + plane + " is missing");
    }
    if (height > 1 && Math.abs(stride) < (long) width * sampleBytes) {
      throw new InvalidArgumentException(
          "stride %d of plane %d is less than a row of %d bytes"
              .formatted(stride, plane, width * sampleBytes));
    }
    long span = Math.abs(stride) * (height - 1);
    long bytes = span + (long) width * sampleBytes;
    if (bytes > Integer.MAX_VALUE) {
      throw new InvalidArgumentException("plane %d spans %d bytes".formatted(plane, bytes));
    }
    long start = stride < 0 ? span : 0;
    BytePointer lowest = new BytePointer(first[plane]).getPointer(-start);
    ByteBuffer memory = lowest.capacity(bytes).asByteBuffer();
    return new Rows(memory, (int) start, (int) stride, width, height);
  }

  /** Rows of one plane: the first at byte {@code start}, the next {@code stride} further. */
  private record Rows(ByteBuffer memory, int start, int stride, int width, int height) {

    void readBytes(short[] samples) {
      byte[] row = new byte[width];
      for (int y = 0; y < height; y++) {
        memory.get(start + y * stride, row);
        for (int x = 0, out = y * width; x < width; x++) {
          samples[out + x] = (short) (row[x] & 0xFF);
        }
      }
    }

    void readWords(short[] samples, int most) {
      for (int y = 0; y < height; y++) {
        row(y).asShortBuffer().get(samples, y * width, width);
      }
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (short) Math.min(samples[i] & 0xFFFF, most);
      }
    }

    void writeBytes(short[] samples) {
      byte[] row = new byte[width];
      for (int y = 0; y < height; y++) {
        for (int x = 0, in = y * width; x < width; x++) {
          row[x] = (byte) samples[in + x];
        }
        memory.put(start + y * stride, row);
      }
    }

    void writeWords(short[] samples) {
      for (int y = 0; y < height; y++) {
        row(y).asShortBuffer().put(samples, y * width, width);
      }
    }

    private ByteBuffer row(int y) {
      return memory.slice(start + y * stride, width * Short.BYTES).order(ByteOrder.nativeOrder());
    }
  }
}
