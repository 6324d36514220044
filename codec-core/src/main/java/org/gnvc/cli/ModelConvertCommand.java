package org.gnvc.cli;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gnvc.model.ModelPack;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Copies a model pack with its weights in another number format. */
@Command(
    name = "convert",
    description = {
      "Copy a model pack with its weights in another number format.",
      "The copy is another model with another hash: the first one does not decode its files."
    },
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n")
final class ModelConvertCommand implements Callable<Integer> {

  /** Number formats by the names that the options use. */
  private enum Format {
    float32(TensorType.F32),
    bfloat16(TensorType.BF16);

    private final TensorType type;

    Format(TensorType type) {
      this.type = type;
    }
  }

  @Mixin CommonOptions common;

  @Parameters(index = "0", paramLabel = "SOURCE", description = "Folder of the model pack.")
  Path source;

  @Parameters(index = "1", paramLabel = "TARGET", description = "New folder for the copy.")
  Path target;

  @Option(
      names = "--type",
      required = true,
      paramLabel = "FORMAT",
      description = "float32 or bfloat16.")
  private Format format;

  @Override
  public Integer call() throws IOException {
    if (Files.exists(target)) {
      throw new ParameterException(
          common.command.commandLine(), target + " exists; name a new folder");
    }
    try (ModelPack pack = ModelPack.open(source)) {
      List<StoredTensor> tensors = new ArrayList<>();
      for (String name : pack.names()) {
        tensors.add(convert(pack.tensor(name), format.type));
      }
      Files.createDirectories(target);
      SafeTensors.write(target.resolve("weights-00001-of-00001.safetensors"), tensors, Map.of());
    }
    for (String file : List.of("config.json", "entropy.safetensors")) {
      if (Files.exists(source.resolve(file))) {
        Files.copy(source.resolve(file), target.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    common.console().say("%s: weights as %s".formatted(target, format));
    return ExitCode.OK;
  }

  /** The tensor in another format; whole numbers stay as they are. */
  static StoredTensor convert(StoredTensor tensor, TensorType type) {
    if (!tensor.type().isFloat() || tensor.type() == type) {
      return tensor;
    }
    float[] values = tensor.floats();
    ByteBuffer data = ByteBuffer.allocate(values.length * type.bytes()).order(LITTLE_ENDIAN);
    for (float value : values) {
      if (type == TensorType.BF16) {
        data.putShort(roundToBfloat16(value));
      } else {
        data.putFloat(value);
      }
    }
    return new StoredTensor(tensor.name(), type, tensor.shape(), data.flip());
  }

  /** The nearest bfloat16 number, halves to even. */
  private static short roundToBfloat16(float value) {
    int bits = Float.floatToIntBits(value);
    int rounded = bits + 0x7FFF + (bits >>> 16 & 1);
    return (short) ((Float.isNaN(value) ? bits : rounded) >>> 16);
  }
}
