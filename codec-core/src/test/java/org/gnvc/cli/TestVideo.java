package org.gnvc.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gnvc.frame.Frame;

/** Small inputs, written byte by byte so that no code under test is needed for them. */
final class TestVideo {

  static final int WIDTH = 64;
  static final int HEIGHT = 48;

  private TestVideo() {}

  /** The procedural scene as Y4M. */
  static Path y4m(Path file, int frames) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      writeY4m(out, frames);
    }
    return file;
  }

  static void writeY4m(OutputStream out, int frames) throws IOException {
    SceneVideo scene = new SceneVideo(WIDTH, HEIGHT, frames);
    out.write(
        "YUV4MPEG2 W%d H%d F25:1 Ip A1:1 C420jpeg\n"
            .formatted(WIDTH, HEIGHT)
            .getBytes(StandardCharsets.US_ASCII));
    for (Frame frame = scene.next(); frame != null; frame = scene.next()) {
      out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
      for (short[] plane : frame.planes()) {
        byte[] bytes = new byte[plane.length];
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = (byte) plane[i];
        }
        out.write(bytes);
      }
    }
  }

  /** A tenth of a second of silence. */
  static Path wav(Path file) throws IOException {
    int samples = 800;
    ByteBuffer bytes = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
    bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    bytes.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16000);
    bytes.putShort((short) 2).putShort((short) 16);
    bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    return Files.write(file, bytes.array());
  }
}
