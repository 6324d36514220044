package org.gnvc.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gnvc.cost.Gpu;
import org.gnvc.cost.GroupCost;
import org.gnvc.cost.Work;
import org.gnvc.model.ModelPack;
import org.gnvc.model.WanConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Counts what a group costs with the networks of profile wan. */
@Command(
    name = "cost",
    description = {
      "Count the work and memory of one key group with profile wan, and predict its time on graphics"
          + " cards.",
      "Nothing is run: 'gnvc bench' measures."
    },
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n")
final class ModelCostCommand implements Callable<Integer> {

  @Mixin CommonOptions common;

  @Option(
      names = "--model",
      paramLabel = "FOLDER",
      description = "Pack of profile wan. Default: the published sizes.")
  Path model;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = PictureSize.Converter.class,
      description = "Picture size in pixels. Default: 1920x1088.")
  PictureSize size = new PictureSize(1920, 1088);

  @Option(
      names = "--frames",
      paramLabel = "1..61",
      converter = GroupFrames.class,
      description = "Frames of the group. Default: 25.")
  int frames = 25;

  @Option(
      names = "--steps",
      paramLabel = "0..8",
      converter = WholeNumber.DecoderSteps.class,
      description = "Refinement steps. Default: 5.")
  int steps = 5;

  @Option(
      names = "--gpu",
      paramLabel = "NAME,NAME",
      split = ",",
      converter = GpuConverter.class,
      description = "Cards to predict for: h100, a100, a800, 4090. Default: h100,a100,4090.")
  List<Gpu> gpus = List.of(Gpu.H100, Gpu.A100, Gpu.RTX4090);

  @Override
  public Integer call() throws IOException {
    GroupCost cost = new GroupCost(config(), size.width(), size.height(), frames, steps);
    PrintWriter out = common.console().out();
    out.println(
        "%dx%d, %d frames, %d latents, %d tokens, steps %d"
            .formatted(size.width(), size.height(), frames, cost.latents(), cost.tokens(), steps));
    out.println();
    out.println(row("", "TFLOP", "GB moved", gpus.stream().map(Gpu::title).toList()));
    print(out, "encode", cost.encoding());
    print(out, "decode", cost.decoding());
    out.println();
    printMemory(out, cost.memory());
    out.println();
    gpus.forEach(gpu -> out.println("assumed: " + gpu.assumptions()));
    out.flush();
    return ExitCode.OK;
  }

  private WanConfig config() throws IOException {
    if (model == null) {
      return WanConfig.paper();
    }
    try (ModelPack pack = ModelPack.open(model)) {
      return pack.wan();
    }
  }

  private void print(PrintWriter out, String what, Map<String, List<Work>> stages) {
    List<Work> all = stages.values().stream().flatMap(List::stream).toList();
    out.println(row(what, all));
    stages.forEach((stage, work) -> out.println(row("  " + stage, work)));
    out.println(
        row(
            "  frames/s",
            "",
            "",
            gpus.stream()
                .map(gpu -> rounded(frames / GroupCost.seconds(gpu, all.stream())))
                .toList()));
  }

  private String row(String name, List<Work> work) {
    return row(
        name,
        rounded(work.stream().mapToDouble(Work::flops).sum() / 1e12),
        rounded(work.stream().mapToDouble(Work::bytes).sum() / 1e9),
        gpus.stream().map(gpu -> rounded(GroupCost.seconds(gpu, work.stream())) + " s").toList());
  }

  private static String row(String name, String flops, String bytes, List<String> times) {
    return "%-16s %10s %10s".formatted(name, flops, bytes)
        + times.stream().map("%12s"::formatted).collect(Collectors.joining());
  }

  private static void printMemory(PrintWriter out, Map<String, Double> memory) {
    out.println("memory for decoding, GB");
    memory.forEach(
        (name, bytes) -> out.println("  %-34s %8s".formatted(name, rounded(bytes / 1e9))));
    out.println(
        "  %-34s %8s"
            .formatted(
                "together",
                rounded(memory.values().stream().mapToDouble(Double::doubleValue).sum() / 1e9)));
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
  }

  private static final class GroupFrames implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return WholeNumber.parse("the number of frames", text, 1, 61);
    }
  }

  private static final class GpuConverter implements ITypeConverter<Gpu> {
    @Override
    public Gpu convert(String text) {
      return Gpu.of(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "no such card: " + text + " (h100, a100, a800 or 4090)"));
    }
  }
}
