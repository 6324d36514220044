package org.gnvc.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.gnvc.codec.DecoderOptions;
import org.gnvc.codec.EncoderOptions;
import org.gnvc.codec.GnvcModel;
import org.gnvc.codec.RateTarget;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Encodes and decodes a folder of clips and tells rate, distance and speed. */
@Command(
    name = "eval",
    description = {
      "Measure rate, distances and speed of every video of a folder at several qualities.",
      "The rate counts all bytes of the file."
    },
    customSynopsis = "gnvc eval FOLDER [OPTIONS]",
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n")
final class EvalCommand implements Callable<Integer> {

  private record Result(
      long frames,
      long bytes,
      double bpp,
      double psnr,
      double lpips,
      double dists,
      double encode,
      double decode) {}

  @Mixin CommonOptions common;

  @Parameters(paramLabel = "FOLDER", description = "Folder of video files, or one file.")
  Path folder;

  @Option(
      names = "--qualities",
      paramLabel = "N,N",
      split = ",",
      converter = RateOptions.QualityConverter.class,
      description = "Qualities 0 to 63, separated by commas. Default: 8,24,40,56.")
  List<Integer> qualities = List.of(8, 24, 40, 56);

  @Option(
      names = "--frames",
      paramLabel = "COUNT",
      converter = WholeNumber.FrameCount.class,
      description = "Frames of each clip. Default: all.")
  Integer frames;

  @Option(
      names = "--lpips",
      paramLabel = "FILE",
      description = "Weights for LPIPS (safetensors). Default: what GNVC_LPIPS names, if anything.")
  Path lpips;

  @Option(names = "--dists", paramLabel = "FILE", description = "Weights for DISTS (safetensors).")
  Path dists;

  @ArgGroup(validate = false, heading = "Structure" + GroupedHelp.EXPERT, order = 1)
  StructureOptions structure = new StructureOptions();

  @ArgGroup(validate = false, heading = "Model and machine" + GroupedHelp.EXPERT, order = 2)
  MachineOptions machine = new MachineOptions();

  @Override
  public Integer call() throws IOException {
    List<Path> clips = clips();
    PrintWriter out = common.console().out();
    row(
        out, "clip", "quality", "frames", "bytes", "bpp", "PSNR", "LPIPS", "DISTS", "enc f/s",
        "dec f/s");
    List<List<Result>> results = new ArrayList<>();
    qualities.forEach(quality -> results.add(new ArrayList<>()));
    try (GnvcModel model = machine.open(common.console());
        Comparison comparison = new Comparison(Comparison.weights(lpips), dists, model)) {
      for (Path clip : clips) {
        for (int q = 0; q < qualities.size(); q++) {
          Result result = measure(clip, qualities.get(q), model, comparison);
          results.get(q).add(result);
          print(out, clip.getFileName().toString(), qualities.get(q), result);
        }
      }
    }
    for (int q = 0; q < qualities.size(); q++) {
      print(out, "mean of " + clips.size(), qualities.get(q), mean(results.get(q)));
    }
    return ExitCode.OK;
  }

  private List<Path> clips() throws IOException {
    if (!Files.exists(folder)) {
      throw new ParameterException(
          common.command.commandLine(), folder + ": no such file or folder");
    }
    if (Files.isRegularFile(folder)) {
      return List.of(folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> clips = files.filter(Files::isRegularFile).sorted().toList();
      if (clips.isEmpty()) {
        throw new ParameterException(common.command.commandLine(), folder + " holds no files");
      }
      return clips;
    }
  }

  private Result measure(Path clip, int quality, GnvcModel model, Comparison comparison)
      throws IOException {
    RangeOptions range = new RangeOptions();
    range.frames = frames;
    RoundTrip.Encoded encoded;
    try (FrameSource source = new FrameSource(clip.toString(), range, common.console())) {
      EncoderOptions options =
          structure
              .apply(EncoderOptions.defaults(), source.frameRate())
              .withRate(new RateTarget.Quality(quality));
      encoded = RoundTrip.encode(model, source, options);
    }
    comparison.reset();
    try (FrameSource source = new FrameSource(clip.toString(), range, common.console())) {
      RoundTrip.Decoded decoded =
          RoundTrip.decode(
              model,
              encoded.file(),
              DecoderOptions.defaults(),
              frame -> comparison.add(source.next(), frame));
      return new Result(
          encoded.frames(),
          encoded.file().length,
          encoded.bitsPerPixel(),
          comparison.psnr(),
          comparison.lpips(),
          comparison.dists(),
          encoded.framesPerSecond(),
          decoded.framesPerSecond());
    }
  }

  private static Result mean(List<Result> results) {
    return new Result(
        Math.round(results.stream().mapToLong(Result::frames).average().orElse(0)),
        Math.round(results.stream().mapToLong(Result::bytes).average().orElse(0)),
        results.stream().mapToDouble(Result::bpp).average().orElse(0),
        results.stream().mapToDouble(Result::psnr).average().orElse(0),
        results.stream().mapToDouble(Result::lpips).average().orElse(0),
        results.stream().mapToDouble(Result::dists).average().orElse(0),
        results.stream().mapToDouble(Result::encode).average().orElse(0),
        results.stream().mapToDouble(Result::decode).average().orElse(0));
  }

  private static void print(PrintWriter out, String clip, int quality, Result result) {
    row(
        out,
        clip,
        quality,
        result.frames,
        result.bytes,
        String.format(Locale.ROOT, "%.5f", result.bpp),
        String.format(Locale.ROOT, "%.2f", result.psnr),
        Comparison.distanceText(result.lpips),
        Comparison.distanceText(result.dists),
        String.format(Locale.ROOT, "%.2f", result.encode),
        String.format(Locale.ROOT, "%.2f", result.decode));
  }

  private static void row(PrintWriter out, Object... cells) {
    out.println("%-24s %7s %6s %8s %8s %6s %7s %7s %8s %8s".formatted(cells));
    out.flush();
  }
}
