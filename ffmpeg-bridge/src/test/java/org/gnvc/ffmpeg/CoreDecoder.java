package org.gnvc.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.gnvc.bitstream.RawFileReader;
import org.gnvc.bitstream.StreamEvent;
import org.gnvc.codec.DecoderOptions;
import org.gnvc.codec.GnvcDecoder;
import org.gnvc.codec.GnvcModel;
import org.gnvc.codec.ModelOptions;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.Frame;

/** The frames of a raw file as the codec's own decoder makes them, in the form of framemd5. */
final class CoreDecoder {

  private static GnvcModel model;

  private CoreDecoder() {}

  /** MD5 of each frame, planes in FFmpeg's order. */
  static synchronized List<String> hashes(Path file, DecoderOptions options) throws IOException {
    if (model == null) {
      model = GnvcModel.open(ModelOptions.defaults());
    }
    List<String> hashes = new ArrayList<>();
    try (RawFileReader reader = RawFileReader.open(file);
        GnvcDecoder decoder = new GnvcDecoder(model, reader.header(), options)) {
      for (StreamEvent event = reader.next(); event != null; event = reader.next()) {
        if (event instanceof StreamEvent.Group group) {
          for (Frame frame : decoder.decode(group.group())) {
            hashes.add(hash(frame));
          }
        } else {
          throw new IOException("damaged: " + event);
        }
      }
    }
    return hashes;
  }

  private static String hash(Frame frame) {
    MessageDigest md5;
    try {
      md5 = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    boolean rgb = frame.format().chroma() == ChromaFormat.RGB;
    for (int plane : rgb ? new int[] {1, 2, 0} : new int[] {0, 1, 2}) {
      for (short sample : frame.planes().get(plane)) {
        md5.update((byte) sample);
        if (frame.format().bitDepth() > 8) {
          md5.update((byte) (sample >> 8));
        }
      }
    }
    return HexFormat.of().formatHex(md5.digest());
  }
}
