import java.nio.ByteBuffer;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.gnvc.ffmpeg.GnvcFFmpeg;

/**
 * Records a video with JavaCV, reads it back and seeks in it. The file's extension decides the
 * container: mkv, mp4, mov, nut, avi or gnvc. Run it with
 *
 * <pre>
 * java -cp 'ffmpeg-bridge/target/stage/share/gnvc/java/*:javacv-1.5.14.jar' \
 *     docs/examples/JavaCvRoundTrip.java park.mkv
 * </pre>
 */
class JavaCvRoundTrip {

  private static final int WIDTH = 160;
  private static final int HEIGHT = 96;
  private static final int FRAMES = 50;
  private static final int FRAME_RATE = 25;

  public static void main(String[] args) throws Exception {
    GnvcFFmpeg.register();
    record(args[0]);
    read(args[0]);
  }

  private static void record(String file) throws Exception {
    try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file, WIDTH, HEIGHT)) {
      recorder.setVideoCodecName("gnvc");
      recorder.setFrameRate(FRAME_RATE);
      recorder.setGopSize(FRAME_RATE);
      recorder.setVideoOption("crf", "24");
      recorder.start();
      try (Frame frame = new Frame(WIDTH, HEIGHT, Frame.DEPTH_UBYTE, 3)) {
        for (int n = 0; n < FRAMES; n++) {
          draw(frame, n);
          recorder.record(frame);
        }
      }
    }
  }

  private static void read(String file) throws Exception {
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file)) {
      grabber.start();
      System.out.printf(
          "%s: %s, %dx%d, %.2f frames per second%n",
          grabber.getFormat(),
          grabber.getVideoCodecName(),
          grabber.getImageWidth(),
          grabber.getImageHeight(),
          grabber.getVideoFrameRate());
      int frames = 0;
      double error = 0;
      try (Frame wanted = new Frame(WIDTH, HEIGHT, Frame.DEPTH_UBYTE, 3)) {
        for (Frame frame = grabber.grabImage(); frame != null; frame = grabber.grabImage()) {
          draw(wanted, frames++);
          error += meanError(frame, wanted);
        }
      }
      System.out.printf("%d frames, mean error %.1f of 255%n", frames, error / frames);
      grabber.setTimestamp(1_400_000);
      grabber.grabImage();
      System.out.printf("after seeking to 1.4 s: frame at %.2f s%n", grabber.getTimestamp() / 1e6);
    }
  }

  /** A bright square that moves over a gradient. */
  private static void draw(Frame frame, int n) {
    ByteBuffer pixels = (ByteBuffer) frame.image[0];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean inSquare = Math.abs(x - 20 - 2 * n) < 12 && Math.abs(y - HEIGHT / 2) < 12;
        for (int channel = 0; channel < 3; channel++) {
          int value = inSquare ? 230 - 40 * channel : 40 + x / 2 + 30 * channel;
          pixels.put(y * frame.imageStride + 3 * x + channel, (byte) value);
        }
      }
    }
  }

  private static double meanError(Frame a, Frame b) {
    ByteBuffer left = (ByteBuffer) a.image[0];
    ByteBuffer right = (ByteBuffer) b.image[0];
    long sum = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < 3 * WIDTH; x++) {
        sum +=
            Math.abs(
                (left.get(y * a.imageStride + x) & 0xff)
                    - (right.get(y * b.imageStride + x) & 0xff));
      }
    }
    return sum / (3.0 * WIDTH * HEIGHT);
  }
}
