package org.gnvc.cli;

import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;
import org.gnvc.scene.ProceduralScene;

/** The procedural scene as a video. For one thread at a time. */
final class SceneVideo implements RoundTrip.Video {

  private static final long SEED = 7;
  private static final int BT709 = 1;

  private final VideoFormat format;
  private final ProceduralScene scene;
  private final int frames;
  private int position;

  SceneVideo(int width, int height, int frames) {
    format =
        new VideoFormat(
            width,
            height,
            ChromaFormat.YUV420,
            8,
            new ColorDescription(BT709, BT709, BT709, false));
    scene = new ProceduralScene(format, SEED, ProceduralScene.NO_CUT);
    this.frames = frames;
  }

  @Override
  public VideoFormat format() {
    return format;
  }

  @Override
  public Rational frameRate() {
    return new Rational(ProceduralScene.FRAME_RATE, 1);
  }

  @Override
  public Rational timeBase() {
    return frameRate().inverse();
  }

  @Override
  public Frame next() {
    return position < frames ? scene.frame(position++) : null;
  }
}
