package org.gnvc.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gnvc.bitstream.Profile;
import org.gnvc.bitstream.RawFileReader;
import org.gnvc.bitstream.StreamEvent;
import org.gnvc.codec.DecoderOptions;
import org.gnvc.codec.EncoderOptions;
import org.gnvc.codec.GnvcModel;
import org.gnvc.codec.Stage;
import org.gnvc.codec.StageTimes;
import org.gnvc.codec.SymbolVerifier;
import org.gnvc.frame.Frame;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Measures speed and memory. */
@Command(
    name = "bench",
    description = {
      "Measure speed per stage, memory and start-up time.",
      "Takes a video, or renders a scene."
    },
    customSynopsis = "gnvc bench [VIDEO] [OPTIONS]",
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n")
final class BenchCommand implements Callable<Integer> {

  /** Two groups of the usual length, so that both kinds of groups ran before. */
  private static final int WARM_UP_FRAMES = 33;

  private static final PictureSize SCENE = new PictureSize(512, 288);

  @Mixin CommonOptions common;

  @Parameters(arity = "0..1", paramLabel = "VIDEO", description = "Video to measure with.")
  String input;

  @Option(
      names = "--frames",
      paramLabel = "COUNT",
      converter = WholeNumber.FrameCount.class,
      description = "How many frames. Default: 97.")
  int frames = 97;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = PictureSize.Converter.class,
      description = "Size of the rendered scene. Default: 512x288.")
  PictureSize size;

  @Option(
      names = "--warm-up",
      paramLabel = "COUNT",
      converter = WholeNumber.Frames.class,
      description =
          "Frames coded before the measurement, 0 for none. Default: 33; with profile wan those of"
              + " one group on a graphics card, none elsewhere.")
  Integer warmUp;

  @ArgGroup(exclusive = true, heading = "Rate, one of", order = 1)
  RateOptions rate = new RateOptions();

  @ArgGroup(validate = false, heading = "Structure" + GroupedHelp.EXPERT, order = 2)
  StructureOptions structure = new StructureOptions();

  @ArgGroup(validate = false, heading = "Model and machine" + GroupedHelp.EXPERT, order = 3)
  MachineOptions machine = new MachineOptions();

  /** Frames in memory, so that neither rendering nor a file format is measured. */
  private record Clip(RoundTrip.Video like, List<Frame> all) {

    RoundTrip.Video play(int count) {
      return new FrameList(like, all.subList(0, Math.min(count, all.size())));
    }

    double frameRate() {
      return like.frameRate().value();
    }
  }

  @Override
  public Integer call() throws IOException {
    if (input != null) {
      Paths.checkInput(common.command, input);
      if (size != null) {
        throw new ParameterException(
            common.command.commandLine(), "--size is for the rendered scene, not for a video");
      }
    }
    double atStart =
        (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3;
    long start = System.nanoTime();
    try (GnvcModel model = machine.open(common.console());
        DeviceMemory memory = new DeviceMemory(model.runtime().device())) {
      final double opening = RoundTrip.secondsSince(start);
      Clip clip = clip();
      EncoderOptions options =
          structure.apply(EncoderOptions.defaults().withRate(rate.target()), clip.like.frameRate());
      double coldSeconds = warmUp(model, clip, options);
      RoundTrip.Encoded encoded = RoundTrip.encode(model, clip.play(frames), options);
      RoundTrip.Decoded decoded =
          RoundTrip.decode(model, encoded.file(), DecoderOptions.defaults(), f -> {});
      PrintWriter out = common.console().out();
      printMachine(out, model);
      line(out, "video", "%s, %d frames", clip.like.format(), encoded.frames());
      line(
          out,
          "file",
          "%d bytes, %.5f bpp, %.2f kbit/s",
          encoded.file().length,
          encoded.bitsPerPixel(),
          encoded.file().length * 8 / 1000.0 * clip.frameRate() / encoded.frames());
      line(
          out,
          "start",
          "program %.2f s, model %.2f s, first group decoded cold in %.2f s",
          atStart,
          opening,
          Double.isNaN(coldSeconds) ? decoded.firstFrameSeconds() : coldSeconds);
      print(out, "encode", encoded.frames(), encoded.seconds(), encoded.times());
      print(out, "decode", decoded.frames(), decoded.seconds(), decoded.times());
      printSymbols(out, model, encoded.file());
      printMemory(out, memory);
      out.flush();
    }
    return ExitCode.OK;
  }

  /** Seconds that the first group took to decode; NaN without warm-up. */
  private double warmUp(GnvcModel model, Clip clip, EncoderOptions options) throws IOException {
    int count = warmUp == null ? standardWarmUp(model, options) : warmUp;
    if (count == 0) {
      return Double.NaN;
    }
    RoundTrip.Encoded warm = RoundTrip.encode(model, clip.play(count), options);
    return RoundTrip.decode(model, warm.file(), DecoderOptions.defaults(), f -> {})
        .firstFrameSeconds();
  }

  private static int standardWarmUp(GnvcModel model, EncoderOptions options) {
    if (model.profile() == Profile.LITE) {
      return WARM_UP_FRAMES;
    }
    return model.runtime().device().isGpu() ? options.groupFrames() + 1 : 0;
  }

  private Clip clip() throws IOException {
    List<Frame> all = new ArrayList<>();
    if (input == null) {
      PictureSize picture = size == null ? SCENE : size;
      SceneVideo scene = new SceneVideo(picture.width(), picture.height(), frames);
      return fill(scene, all);
    }
    RangeOptions range = new RangeOptions();
    range.frames = frames;
    try (FrameSource source = new FrameSource(input, range, common.console())) {
      return fill(source, all);
    }
  }

  private static Clip fill(RoundTrip.Video video, List<Frame> all) throws IOException {
    for (Frame frame = video.next(); frame != null; frame = video.next()) {
      all.add(frame);
    }
    return new Clip(new FrameList(video, List.of()), all);
  }

  private void printMachine(PrintWriter out, GnvcModel model) throws IOException {
    line(out, "gnvc", "%s", Versions.program());
    line(out, "java", "%s", Versions.java());
    line(out, "djl", "%s, libtorch %s", Versions.djl(), Versions.libtorch());
    line(
        out,
        "device",
        "%s, %s, %s",
        model.runtime().device(),
        model.runtime().precision().name().toLowerCase(Locale.ROOT),
        machine.threads == null
            ? Runtime.getRuntime().availableProcessors() + " threads"
            : machine.threads + " threads");
    for (String placement : model.placement()) {
      line(out, "weights", "%s", placement);
    }
    line(out, "entropy model", "%s", model.entropyHash());
    line(out, "synthesis model", "%s", model.synthesisHash());
  }

  private static void print(
      PrintWriter out, String what, long frames, double seconds, StageTimes times) {
    line(out, what, "%.2f frames/s, %.1f ms per frame", frames / seconds, 1000 * seconds / frames);
    for (Stage stage : Stage.values()) {
      printStage(out, stage.name().toLowerCase(Locale.ROOT), times.seconds(stage), seconds, frames);
    }
    printStage(out, "rest", seconds - times.totalSeconds(), seconds, frames);
  }

  private static void printStage(
      PrintWriter out, String name, double part, double seconds, long frames) {
    line(
        out, "  " + name, "%.1f ms per frame, %.1f %%", 1000 * part / frames, 100 * part / seconds);
  }

  /** Entropy decoding alone, networks included. */
  private static void printSymbols(PrintWriter out, GnvcModel model, byte[] file)
      throws IOException {
    try (RawFileReader reader = RawFileReader.of(new ByteArrayInputStream(file));
        SymbolVerifier verifier =
            SymbolVerifier.fast(model.pack(), model.runtime(), reader.header())) {
      long start = System.nanoTime();
      for (StreamEvent event = reader.next(); event != null; event = reader.next()) {
        if (event instanceof StreamEvent.Group found) {
          verifier.check(found.group());
        }
      }
      double seconds = RoundTrip.secondsSince(start);
      line(
          out,
          "symbols",
          "%d in %.3f s, %.2f million per second, networks included",
          verifier.symbolCount(),
          seconds,
          verifier.symbolCount() / seconds / 1e6);
    }
  }

  private static void printMemory(PrintWriter out, DeviceMemory device) {
    Runtime runtime = Runtime.getRuntime();
    long heap = runtime.totalMemory() - runtime.freeMemory();
    Memory.peakResident()
        .ifPresent(
            bytes ->
                line(
                    out,
                    "memory",
                    "%d MiB resident at most, Java heap %d of %d MiB in use",
                    bytes >> 20,
                    heap >> 20,
                    runtime.totalMemory() >> 20));
    device
        .peak()
        .ifPresent(
            bytes ->
                line(
                    out,
                    "device memory",
                    "%d MiB of the whole card taken at most, sampled",
                    bytes >> 20));
  }

  private static void line(PrintWriter out, String name, String format, Object... values) {
    out.println("%-16s ".formatted(name) + String.format(Locale.ROOT, format, values));
  }
}
