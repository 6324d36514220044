package org.gnvc.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gnvc.codec.DecoderOptions;
import org.gnvc.codec.EncoderOptions;
import org.gnvc.codec.GnvcModel;
import org.gnvc.error.MediaException;
import org.gnvc.frame.Frame;
import org.gnvc.media.VideoWriter;
import org.gnvc.media.WriteOptions;
import org.gnvc.metrics.SideBySide;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what the codec does without any input. */
@Command(
    name = "demo",
    description = "Render a short clip, encode it, decode it, and write what came out.",
    customSynopsis = "gnvc demo [OPTIONS]",
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n")
final class DemoCommand implements Callable<Integer> {

  private static final int WIDTH = 512;
  private static final int HEIGHT = 288;

  /** Frames on the sheet, as shares of the clip. */
  private static final double[] SHOWN = {0.15, 0.5, 0.85};

  @Mixin CommonOptions common;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where the files go. Default: demo-output.")
  Path folder = Path.of("demo-output");

  @Option(
      names = "--frames",
      paramLabel = "COUNT",
      converter = WholeNumber.FrameCount.class,
      description = "Length of the clip. Default: 65.")
  int frames = 65;

  @Option(
      names = "--lpips",
      paramLabel = "FILE",
      description = "Weights for LPIPS (safetensors). Default: what GNVC_LPIPS names, if anything.")
  Path lpips;

  @ArgGroup(exclusive = true, heading = "Rate, one of", order = 1)
  RateOptions rate = new RateOptions();

  @ArgGroup(validate = false, heading = "Model and machine" + GroupedHelp.EXPERT, order = 2)
  MachineOptions machine = new MachineOptions();

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(folder);
    Console console = common.console();
    try (GnvcModel model = machine.open(common.console());
        Comparison comparison = new Comparison(Comparison.weights(lpips), null, model)) {
      console.say("rendering %d frames of %dx%d".formatted(frames, WIDTH, HEIGHT));
      List<Frame> originals = new ArrayList<>();
      SceneVideo scene = new SceneVideo(WIDTH, HEIGHT, frames);
      for (Frame frame = scene.next(); frame != null; frame = scene.next()) {
        originals.add(frame);
      }
      console.say("encoding");
      EncoderOptions options = EncoderOptions.defaults().withRate(rate.target());
      RoundTrip.Encoded encoded = RoundTrip.encode(model, new FrameList(scene, originals), options);
      Files.write(folder.resolve("demo.gnvc"), encoded.file());
      console.say("decoding");
      List<Frame> decodedFrames = new ArrayList<>();
      RoundTrip.Decoded decoded =
          RoundTrip.decode(model, encoded.file(), DecoderOptions.defaults(), decodedFrames::add);
      List<List<Frame>> sheet = new ArrayList<>();
      for (double share : SHOWN) {
        int number = (int) (share * decodedFrames.size());
        sheet.add(List.of(originals.get(number), decodedFrames.get(number)));
      }
      SideBySide.write(folder.resolve("side-by-side.png"), sheet);
      write("original.mkv", scene, originals);
      write("decoded.mp4", scene, decodedFrames);
      for (int i = 0; i < originals.size(); i++) {
        comparison.add(originals.get(i), decodedFrames.get(i));
      }
      print(console.out(), encoded, decoded, comparison);
    }
    return ExitCode.OK;
  }

  private void write(String name, RoundTrip.Video video, List<Frame> all) throws IOException {
    WriteOptions options = WriteOptions.DEFAULT.withWarnings(common.console()::warn);
    try (VideoWriter writer =
        VideoWriter.open(
            folder.resolve(name).toString(),
            video.format(),
            video.frameRate(),
            video.timeBase(),
            options)) {
      for (Frame frame : all) {
        writer.write(frame);
      }
      writer.finish();
    } catch (MediaException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void print(
      PrintWriter out,
      RoundTrip.Encoded encoded,
      RoundTrip.Decoded decoded,
      Comparison comparison) {
    line(out, "bytes", "%d for %d frames", encoded.file().length, encoded.frames());
    line(out, "bits per pixel", "%.5f", encoded.bitsPerPixel());
    line(out, "PSNR", "%.2f dB", comparison.psnr());
    if (!Double.isNaN(comparison.lpips())) {
      line(out, "LPIPS", "%.4f", comparison.lpips());
    }
    line(out, "encoding", "%.2f frames/s", encoded.framesPerSecond());
    line(out, "decoding", "%.2f frames/s", decoded.framesPerSecond());
    line(out, "files", "%s: demo.gnvc, decoded.mp4, original.mkv, side-by-side.png", folder);
    out.flush();
  }

  private static void line(PrintWriter out, String name, String format, Object... values) {
    out.println("%-15s ".formatted(name) + String.format(Locale.ROOT, format, values));
  }
}
