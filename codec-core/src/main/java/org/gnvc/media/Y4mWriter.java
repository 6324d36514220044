package org.gnvc.media;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.gnvc.error.MediaException;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.RgbConverter;
import org.gnvc.frame.VideoFormat;

/**
 * Writes YUV4MPEG2: plain samples, constant frame rate. RGB is converted to 4:4:4, for which the
 * format has a name. Needs no native library.
 */
final class Y4mWriter implements VideoWriter {

  private static final int BUFFER = 1 << 16;

  private final String name;
  private final OutputStream out;
  private final OutputFile file;
  private final VideoFormat format;
  private final VideoTiming timing;
  private final Consumer<String> warnings;
  private long count;
  private boolean irregular;
  private boolean finished;

  private Y4mWriter(
      String name,
      OutputStream out,
      OutputFile file,
      VideoFormat source,
      VideoTiming timing,
      Consumer<String> warnings)
      throws MediaException {
    this.name = name;
    this.out = out;
    this.file = file;
    this.timing = timing;
    this.warnings = warnings;
    boolean rgb = source.chroma() == ChromaFormat.RGB;
    format =
        rgb ? source.with(ChromaFormat.YUV444, source.bitDepth(), ColorDescription.BT709) : source;
    if (rgb) {
      warnings.accept(name + ": Y4M has no RGB; written as 4:4:4");
    }
    emit(header().getBytes(StandardCharsets.US_ASCII));
  }

  /** Writes to the process's own output, which stays open. */
  static Y4mWriter onStandardOutput(
      VideoFormat format, VideoTiming timing, Consumer<String> warnings) throws MediaException {
    OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER);
    return new Y4mWriter("standard output", out, null, format, timing, warnings);
  }

  static Y4mWriter toFile(
      String name, VideoFormat format, VideoTiming timing, Consumer<String> warnings)
      throws MediaException {
    OutputFile file = new OutputFile(name);
    try {
      OutputStream out =
          new BufferedOutputStream(new FileOutputStream(file.growing().toFile()), BUFFER);
      return new Y4mWriter(name, out, file, format, timing, warnings);
    } catch (IOException e) {
      throw new MediaException(name, "cannot be written: " + e.getMessage());
    }
  }

  private String header() {
    String sampling =
        switch (format.chroma()) {
          case YUV420 -> format.bitDepth() == 8 ? "420mpeg2" : "420p10";
          case YUV422 -> format.bitDepth() == 8 ? "422" : "422p10";
          case YUV444, RGB -> format.bitDepth() == 8 ? "444" : "444p10";
        };
    return "YUV4MPEG2 W%d H%d F%d:%d Ip A1:1 C%s%s XCOLORRANGE=%s\n"
        .formatted(
            format.width(),
            format.height(),
            timing.frameRate().num(),
            timing.frameRate().den(),
            sampling,
            format.bitDepth() == 8 ? "" : " XYSCSS=" + sampling.replace("p10", "P10"),
            format.color().fullRange() ? "FULL" : "LIMITED");
  }

  @Override
  public void write(Frame frame) throws MediaException {
    if (frame.pts() != count * timing.ticksPerFrame() && !irregular) {
      irregular = true;
      warnings.accept(name + ": Y4M cannot carry varying frame times; written at a constant rate");
    }
    count++;
    Frame yuv = frame.format().chroma() == ChromaFormat.RGB ? convert(frame) : frame;
    emit("FRAME\n".getBytes(StandardCharsets.US_ASCII));
    for (short[] plane : yuv.planes()) {
      emit(bytes(plane));
    }
  }

  private Frame convert(Frame frame) {
    float[] rgb = new float[3 * format.width() * format.height()];
    RgbConverter.toRgb(frame, rgb, 0, format.height(), format.width());
    return RgbConverter.fromRgb(rgb, 0, format.height(), format.width(), format, frame.pts());
  }

  private byte[] bytes(short[] plane) {
    if (format.bitDepth() == 8) {
      byte[] bytes = new byte[plane.length];
      for (int i = 0; i < plane.length; i++) {
        bytes[i] = (byte) plane[i];
      }
      return bytes;
    }
    byte[] bytes = new byte[2 * plane.length];
    for (int i = 0; i < plane.length; i++) {
      bytes[2 * i] = (byte) plane[i];
      bytes[2 * i + 1] = (byte) (plane[i] >> 8);
    }
    return bytes;
  }

  private void emit(byte[] bytes) throws MediaException {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new MediaException(name, "cannot be written: " + e.getMessage());
    }
  }

  @Override
  public void finish() throws MediaException {
    try {
      out.flush();
      if (file != null) {
        out.close();
      }
    } catch (IOException e) {
      throw new MediaException(name, "cannot be written: " + e.getMessage());
    }
    if (file != null) {
      file.commit();
    }
    finished = true;
  }

  @Override
  public void close() {
    if (finished || file == null) {
      return;
    }
    try {
      out.close();
    } catch (IOException e) {
      // The file is thrown away; that its last bytes could not be written does not matter.
      warnings.accept(name + ": " + e.getMessage());
    }
    file.discard();
    finished = true;
  }
}
