package org.gnvc.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.gnvc.model.ModelPack;
import org.gnvc.model.PackConfig;
import org.gnvc.model.StoredTensor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what a model pack holds. */
@Command(
    name = "info",
    description = "Show a model pack: networks, sizes, hashes.",
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n")
final class ModelInfoCommand implements Callable<Integer> {

  private record Size(long tensors, long parameters, long bytes) {
    Size plus(Size other) {
      return new Size(tensors + other.tensors, parameters + other.parameters, bytes + other.bytes);
    }
  }

  @Mixin CommonOptions common;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "Folder of the model pack. Default: the embedded one.")
  Path folder;

  @Option(
      names = "--check",
      description = "Read all weights and compare them with the pack's list of hashes.")
  boolean check;

  @Override
  public Integer call() throws IOException {
    try (ModelPack pack = Packs.open(folder)) {
      print(pack, common.console().out());
      if (check) {
        int files = pack.checkHashes();
        common
            .console()
            .say(
                files == 0
                    ? "nothing to compare with: the pack has no hashes.json"
                    : "weight files as listed: " + files);
      }
    }
    return ExitCode.OK;
  }

  private void print(ModelPack pack, PrintWriter out) throws IOException {
    PackConfig config = pack.config();
    out.println("pack            " + (folder == null ? "embedded " + Packs.EMBEDDED : folder));
    out.println("profile         " + config.profile());
    out.println("autoencoder     " + config.vae());
    out.println("latent codec    " + config.codec());
    out.println("transformer     " + config.dit());
    out.println("flow time t_N   " + config.tN());
    out.println("synthesis hash  " + HexFormat.of().formatHex(pack.synthesisHash()));
    out.println(
        "entropy hash    "
            + (pack.hasEntropyModel()
                ? HexFormat.of().formatHex(pack.entropyHash())
                : "none: make the integer entropy model with 'gnvc model quantize'"));
    out.println();
    Map<String, Size> networks = new TreeMap<>();
    for (String name : pack.names()) {
      StoredTensor tensor = pack.tensor(name);
      networks.merge(
          network(name), new Size(1, tensor.count(), tensor.data().remaining()), Size::plus);
    }
    row(out, "network", "tensors", "parameters", "bytes");
    networks.forEach((name, size) -> row(out, name, size.tensors, size.parameters, size.bytes));
    Size total = networks.values().stream().reduce(new Size(0, 0, 0), Size::plus);
    row(out, "together", total.tensors, total.parameters, total.bytes);
    if (pack.hasEntropyModel()) {
      Size entropy =
          pack.entropyModel().tensors().values().stream()
              .map(t -> new Size(1, t.count(), t.data().remaining()))
              .reduce(new Size(0, 0, 0), Size::plus);
      row(out, "entropy model", entropy.tensors, entropy.parameters, entropy.bytes);
    }
    out.flush();
  }

  private static String network(String name) {
    if (name.startsWith("dit.vace_")) {
      return "adapter";
    }
    return name.contains(".") ? name.substring(0, name.indexOf('.')) : "shared";
  }

  private static void row(PrintWriter out, Object... cells) {
    out.println("%-14s %9s %12s %12s".formatted(cells));
  }
}
