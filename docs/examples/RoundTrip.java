import java.util.List;
import org.gnvc.codec.DecoderOptions;
import org.gnvc.codec.EncodedGroup;
import org.gnvc.codec.EncoderOptions;
import org.gnvc.codec.GnvcDecoder;
import org.gnvc.codec.GnvcEncoder;
import org.gnvc.codec.GnvcModel;
import org.gnvc.codec.ModelOptions;
import org.gnvc.frame.Frame;
import org.gnvc.media.ReadOptions;
import org.gnvc.media.VideoReader;

/**
 * Encodes a video and decodes it again without any file in between. Run it with
 *
 * <pre>
 * java -cp 'codec-core/target/*:codec-core/target/lib/*' docs/examples/RoundTrip.java park.mp4
 * </pre>
 */
class RoundTrip {

  public static void main(String[] args) throws Exception {
    try (GnvcModel model = GnvcModel.open(ModelOptions.defaults());
        VideoReader video = VideoReader.open(args[0], ReadOptions.DEFAULT);
        GnvcEncoder encoder =
            new GnvcEncoder(
                model,
                video.format(),
                video.frameRate(),
                video.timeBase(),
                EncoderOptions.defaults());
        GnvcDecoder decoder =
            new GnvcDecoder(model, encoder.header(), DecoderOptions.defaults())) {
      for (Frame frame = video.next(); frame != null; frame = video.next()) {
        show(encoder.send(frame), decoder);
      }
      show(encoder.finish(), decoder);
    }
  }

  private static void show(List<EncodedGroup> groups, GnvcDecoder decoder) throws Exception {
    for (EncodedGroup group : groups) {
      List<Frame> frames = decoder.decode(group.group());
      System.out.printf(
          "%d bytes, %d frames from tick %d%n",
          group.statistics().bytes(), frames.size(), frames.get(0).pts());
    }
  }
}
