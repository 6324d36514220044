package org.gnvc.media;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.ShortPointer;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;

/** Copies samples between FFmpeg's planar pictures and our frames of the same layout and size. */
final class PlaneTransfer {

  /** Where FFmpeg keeps our planes R, G, B: its order is G, B, R. */
  private static final int[] RGB_PLANES = {2, 0, 1};

  private PlaneTransfer() {}

  static Frame toFrame(AVFrame picture, VideoFormat format, long pts) {
    Frame frame = Frame.allocate(format, pts);
    byte[] row = new byte[format.width()];
    for (int p = 0; p < 3; p++) {
      int source = nativePlane(format, p);
      short[] plane = frame.planes().get(p);
      int width = format.planeWidth(p);
      long stride = picture.linesize(source);
      BytePointer bytes = new BytePointer(picture.data(source));
      ShortPointer shorts = new ShortPointer(picture.data(source));
      for (int y = 0; y < format.planeHeight(p); y++) {
        if (format.bitDepth() > 8) {
          shorts.position(y * (stride / Short.BYTES)).get(plane, y * width, width);
        } else {
          bytes.position(y * stride).get(row, 0, width);
          widen(row, plane, y * width, width);
        }
      }
    }
    return frame;
  }

  static void toPicture(Frame frame, AVFrame picture) {
    VideoFormat format = frame.format();
    byte[] row = new byte[format.width()];
    for (int p = 0; p < 3; p++) {
      int target = nativePlane(format, p);
      short[] plane = frame.planes().get(p);
      int width = format.planeWidth(p);
      long stride = picture.linesize(target);
      BytePointer bytes = new BytePointer(picture.data(target));
      ShortPointer shorts = new ShortPointer(picture.data(target));
      for (int y = 0; y < format.planeHeight(p); y++) {
        if (format.bitDepth() > 8) {
          shorts.position(y * (stride / Short.BYTES)).put(plane, y * width, width);
        } else {
          narrow(plane, y * width, row, width);
          bytes.position(y * stride).put(row, 0, width);
        }
      }
    }
  }

  private static int nativePlane(VideoFormat format, int plane) {
    return format.chroma() == ChromaFormat.RGB ? RGB_PLANES[plane] : plane;
  }

  private static void widen(byte[] row, short[] plane, int start, int count) {
    for (int x = 0; x < count; x++) {
      plane[start + x] = (short) (row[x] & 0xFF);
    }
  }

  private static void narrow(short[] plane, int start, byte[] row, int count) {
    for (int x = 0; x < count; x++) {
      row[x] = (byte) plane[start + x];
    }
  }
}
