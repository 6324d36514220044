package org.gnvc.conformance.vector.make;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.gnvc.conformance.vector.Manifest;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;

/** Sums over the samples of decoded frames. */
final class Samples {

  /** PSNR of equal frames in dB; no frames count for more. */
  static final double CAP = 100;

  private Samples() {}

  /** SHA-256 as a manifest states it; see {@link Manifest.Reference}. */
  static String sha256(List<Frame> frames) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Frame frame : frames) {
        for (short[] plane : frame.planes()) {
          digest.update(bytes(plane, frame.format().bitDepth()));
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static byte[] bytes(short[] plane, int bitDepth) {
    int size = bitDepth == 8 ? 1 : 2;
    byte[] bytes = new byte[size * plane.length];
    for (int i = 0; i < plane.length; i++) {
      bytes[size * i] = (byte) plane[i];
      if (size == 2) {
        bytes[2 * i + 1] = (byte) (plane[i] >> 8);
      }
    }
    return bytes;
  }

  /** PSNR over all samples of two frames of the same format, in dB, at most {@link #CAP}. */
  static double psnr(Frame a, Frame b) {
    double sum = 0;
    long count = 0;
    for (int p = 0; p < a.planes().size(); p++) {
      short[] x = a.planes().get(p);
      short[] y = b.planes().get(p);
      for (int i = 0; i < x.length; i++) {
        double d = x[i] - y[i];
        sum += d * d;
      }
      count += x.length;
    }
    double peak = a.format().maxSample();
    return Math.min(CAP, 10 * Math.log10(peak * peak * count / sum));
  }

  /** The part of a frame. */
  static Frame cut(Frame frame, Manifest.Window window) {
    VideoFormat whole = frame.format();
    VideoFormat part =
        new VideoFormat(
            window.width(), window.height(), whole.chroma(), whole.bitDepth(), whole.color());
    Frame out = Frame.allocate(part, frame.pts());
    for (int p = 0; p < out.planes().size(); p++) {
      int left = whole.chroma().planeWidth(p, window.x());
      int top = whole.chroma().planeHeight(p, window.y());
      for (int row = 0; row < part.planeHeight(p); row++) {
        System.arraycopy(
            frame.planes().get(p),
            (top + row) * whole.planeWidth(p) + left,
            out.planes().get(p),
            row * part.planeWidth(p),
            part.planeWidth(p));
      }
    }
    return out;
  }
}
