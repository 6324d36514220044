package org.gnvc.codec;

import java.util.ArrayList;
import java.util.List;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.error.GnvcException;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;
import org.gnvc.scene.ProceduralScene;

/** Short clips of the procedural scene, and encoding and decoding them in one call. */
final class Clips {

  static final Rational RATE = new Rational(25, 1);
  static final Rational TICK = new Rational(1, 25);

  private Clips() {}

  static VideoFormat format(int width, int height) {
    return new VideoFormat(
        width, height, ChromaFormat.YUV420, 8, new ColorDescription(1, 1, 1, false));
  }

  static List<Frame> scene(int width, int height, int frames) {
    return scene(width, height, frames, ProceduralScene.NO_CUT);
  }

  static List<Frame> scene(int width, int height, int frames, int cut) {
    ProceduralScene scene = new ProceduralScene(format(width, height), 5, cut);
    List<Frame> list = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      list.add(scene.frame(i));
    }
    return list;
  }

  static List<CodedGroup> encode(GnvcModel model, List<Frame> frames, EncoderOptions options)
      throws GnvcException {
    return encodeWithStatistics(model, frames, options).stream().map(EncodedGroup::group).toList();
  }

  static List<EncodedGroup> encodeWithStatistics(
      GnvcModel model, List<Frame> frames, EncoderOptions options) throws GnvcException {
    List<EncodedGroup> groups = new ArrayList<>();
    try (GnvcEncoder encoder = encoder(model, frames.get(0).format(), options)) {
      for (Frame frame : frames) {
        groups.addAll(encoder.send(frame));
      }
      groups.addAll(encoder.finish());
    }
    return groups;
  }

  static GnvcEncoder encoder(GnvcModel model, VideoFormat format, EncoderOptions options)
      throws GnvcException {
    return new GnvcEncoder(model, format, RATE, TICK, options);
  }

  static GnvcDecoder decoder(GnvcModel model, VideoFormat format, EncoderOptions options)
      throws GnvcException {
    try (GnvcEncoder encoder = encoder(model, format, options)) {
      return new GnvcDecoder(model, encoder.header(), DecoderOptions.defaults());
    }
  }

  static List<Frame> decode(GnvcDecoder decoder, List<CodedGroup> groups) throws GnvcException {
    List<Frame> frames = new ArrayList<>();
    for (CodedGroup group : groups) {
      frames.addAll(decoder.decode(group));
    }
    return frames;
  }

  /** PSNR in dB over all samples of all planes. */
  static double psnr(List<Frame> a, List<Frame> b) {
    double sum = 0;
    long count = 0;
    for (int i = 0; i < a.size(); i++) {
      for (int p = 0; p < 3; p++) {
        short[] x = a.get(i).planes().get(p);
        short[] y = b.get(i).planes().get(p);
        for (int k = 0; k < x.length; k++) {
          sum += (x[k] - y[k]) * (double) (x[k] - y[k]);
        }
        count += x.length;
      }
    }
    return 10 * Math.log10(255.0 * 255 * count / Math.max(sum, 1e-9));
  }
}
