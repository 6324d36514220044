package org.gnvc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.gnvc.convert.CheckpointFiles;
import org.gnvc.convert.PackCopy;
import org.gnvc.convert.WanConverter;
import org.gnvc.model.WanConfig;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Makes a pack of public checkpoints, or copies one with its weights in another number format. */
@Command(
    name = "convert",
    description = {
      "Make a model pack of profile wan from the public checkpoints of Wan2.1, or copy a pack with"
          + " its weights in another number format.",
      "A copy is another model with another hash: the first one does not decode its files.",
      "A checkpoint is a .safetensors file, the index of several, a .pth file, or a folder with one"
          + " of these, in the original layout or in that of diffusers. Nothing in it is run."
    },
    customSynopsis = {
      "gnvc model convert --wan-vae FILE --wan-dit FILE [OPTIONS] [TARGET]",
      "       gnvc model convert SOURCE TARGET --type FORMAT"
    },
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n")
final class ModelConvertCommand implements Callable<Integer> {

  @Mixin CommonOptions common;
  @Mixin WanPackOptions wan;

  @Parameters(
      arity = "0..2",
      paramLabel = "FOLDER",
      description =
          "New folder for the pack, by default where --profile looks for it; or the pack to copy"
              + " and the new folder.")
  List<Path> folders = List.of();

  @Option(
      names = "--wan-vae",
      paramLabel = "FILE",
      description = "Wan2.1's autoencoder (Wan2.1_VAE.pth).")
  Path autoencoder;

  @Option(
      names = "--wan-dit",
      paramLabel = "FILE",
      description = "Wan2.1's transformer (T2V 1.3B).")
  Path transformer;

  @Option(
      names = "--vace",
      paramLabel = "FILE",
      description = "A VACE adapter. Default: one that adds nothing.")
  Path adapter;

  @Option(
      names = "--codec",
      paramLabel = "FILE",
      description = "A latent codec, trained. Default: one made by hand.")
  Path codec;

  @Option(
      names = "--context",
      paramLabel = "FILE",
      description = "Encoded text that the transformer attends to. Default: the empty text.")
  Path text;

  @Option(
      names = "--type",
      paramLabel = "FORMAT",
      description = "Numbers of matrices: bfloat16 (default for checkpoints), float16 or float32.")
  private NumberFormat format;

  @Override
  public Integer call() throws IOException {
    boolean checkpoints =
        Stream.of(autoencoder, transformer, adapter, codec, text, wan.config)
            .anyMatch(file -> file != null);
    return checkpoints ? fromCheckpoints() : copy();
  }

  private int fromCheckpoints() throws IOException {
    if (autoencoder == null || transformer == null) {
      throw mistake("both --wan-vae and --wan-dit are needed");
    }
    if (folders.size() > 1) {
      throw mistake("name one folder for the new pack, not " + folders.size());
    }
    Stream.of(autoencoder, transformer, adapter, codec, text)
        .filter(file -> file != null)
        .forEach(file -> WanPackOptions.requireFile(common.command, file));
    WanConfig sizes = wan.sizes(common.command);
    Path target = WanPackOptions.target(common.command, folders.isEmpty() ? null : folders.get(0));
    NumberFormat numbers = format == null ? NumberFormat.bfloat16 : format;
    CheckpointFiles files =
        new CheckpointFiles(
            autoencoder,
            transformer,
            Optional.ofNullable(adapter),
            Optional.ofNullable(codec),
            Optional.ofNullable(text));
    try (TensorRuntime runtime =
        TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 0)) {
      new WanConverter(sizes, numbers.type(), runtime, common.console()::say)
          .convert(files, target);
    }
    common.console().say("%s: weights as %s".formatted(target, numbers));
    return ExitCode.OK;
  }

  private int copy() throws IOException {
    if (folders.size() != 2) {
      throw mistake("give --wan-vae and --wan-dit, or a pack and a new folder for its copy");
    }
    if (format == null) {
      throw mistake("--type says which number format the copy has");
    }
    Path source = folders.get(0);
    Path target = folders.get(1);
    if (Files.exists(target)) {
      throw mistake(target + " exists; name a new folder");
    }
    PackCopy.write(source, target, format.type());
    common.console().say("%s: weights as %s".formatted(target, format));
    return ExitCode.OK;
  }

  private ParameterException mistake(String message) {
    return new ParameterException(common.command.commandLine(), message);
  }
}
