package org.gnvc.bridge;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;

/** A picture as a host holds it: native memory with a gap after each row, filled with a mark. */
final class NativePicture implements AutoCloseable {

  private static final byte MARK = 0x5A;

  private final VideoFormat format;
  private final int gap;
  private final boolean upsideDown;
  private final List<BytePointer> memory = new ArrayList<>();

  NativePicture(VideoFormat format, int gap, boolean upsideDown) {
    this.format = format;
    this.gap = gap;
    this.upsideDown = upsideDown;
    for (int p = 0; p < 3; p++) {
      long bytes = (long) stride(p) * format.planeHeight(p);
      BytePointer plane = new BytePointer(bytes);
      for (long i = 0; i < bytes; i++) {
        plane.put(i, MARK);
      }
      memory.add(plane);
    }
  }

  NativePicture(VideoFormat format) {
    this(format, 0, false);
  }

  static NativePicture of(Frame frame) {
    NativePicture picture = new NativePicture(frame.format());
    picture.fill(frame);
    return picture;
  }

  private int sampleBytes() {
    return format.bitDepth() == 8 ? 1 : 2;
  }

  private int stride(int plane) {
    return format.planeWidth(plane) * sampleBytes() + gap;
  }

  private int offset(int plane, int x, int y) {
    int row = upsideDown ? format.planeHeight(plane) - 1 - y : y;
    return row * stride(plane) + x * sampleBytes();
  }

  /** Writes samples one by one. */
  void fill(Frame frame) {
    for (int p = 0; p < 3; p++) {
      ByteBuffer bytes = memory.get(p).asByteBuffer().order(ByteOrder.nativeOrder());
      int width = format.planeWidth(p);
      for (int i = 0; i < format.planeSize(p); i++) {
        int at = offset(p, i % width, i / width);
        if (sampleBytes() == 1) {
          bytes.put(at, (byte) frame.planes().get(p)[i]);
        } else {
          bytes.putShort(at, frame.planes().get(p)[i]);
        }
      }
    }
  }

  int sample(int plane, int x, int y) {
    ByteBuffer bytes = memory.get(plane).asByteBuffer().order(ByteOrder.nativeOrder());
    int at = offset(plane, x, y);
    return sampleBytes() == 1 ? bytes.get(at) & 0xFF : bytes.getShort(at) & 0xFFFF;
  }

  /** Whether the gaps still hold the mark. */
  boolean gapsAreUntouched() {
    for (int p = 0; p < 3; p++) {
      for (int y = 0; y < format.planeHeight(p); y++) {
        for (int i = 0; i < gap; i++) {
          int end = y * stride(p) + stride(p) - gap;
          if (memory.get(p).get(end + (long) i) != MARK) {
            return false;
          }
        }
      }
    }
    return true;
  }

  Pointer plane(int p) {
    long first = upsideDown ? (long) stride(p) * (format.planeHeight(p) - 1) : 0;
    return memory.get(p).getPointer(first);
  }

  long hostStride(int p) {
    return upsideDown ? -stride(p) : stride(p);
  }

  Planes planes() {
    return Planes.of(plane(0), plane(1), plane(2), hostStride(0), hostStride(1), hostStride(2));
  }

  @Override
  public void close() {
    memory.forEach(Pointer::close);
  }
}
