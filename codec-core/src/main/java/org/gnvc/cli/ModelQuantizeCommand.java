package org.gnvc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gnvc.codec.EntropyCalibration;
import org.gnvc.frame.Frame;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Makes a pack's integer entropy model. */
@Command(
    name = "quantize",
    description = {
      "Make the integer entropy model of a pack (entropy.safetensors) from its float networks.",
      "It is calibrated on a rendered scene and on the clips that are given; real ones help."
    },
    customSynopsis = "gnvc model quantize FOLDER [CLIP...] [OPTIONS]",
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n")
final class ModelQuantizeCommand implements Callable<Integer> {

  private static final String FILE = "entropy.safetensors";
  private static final int WIDTH = 256;
  private static final int HEIGHT = 144;

  @Mixin CommonOptions common;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "Folder of the model pack.")
  Path folder;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "CLIP",
      description = "Videos to calibrate with, besides the rendered scene.")
  List<String> clips = List.of();

  @Option(
      names = "--frames",
      paramLabel = "COUNT",
      converter = WholeNumber.FrameCount.class,
      description = "Frames of each clip. Default: 17.")
  int frames = 17;

  @Option(
      names = {"-f", "--force"},
      description = "Replace the pack's integer entropy model if it has one.")
  boolean force;

  @Override
  public Integer call() throws IOException {
    Path target = folder.resolve(FILE);
    if (Files.exists(target) && !force) {
      throw new ParameterException(
          common.command.commandLine(), target + " exists; --force replaces it");
    }
    clips.forEach(clip -> Paths.checkInput(common.command, clip));
    Path growing = folder.resolve(FILE + ".part");
    try (ModelPack pack = ModelPack.open(folder);
        TensorRuntime runtime =
            TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 0);
        EntropyCalibration calibration = new EntropyCalibration(pack, runtime)) {
      calibration.add(read(new SceneVideo(WIDTH, HEIGHT, frames)));
      for (String clip : clips) {
        calibration.add(read(clip));
      }
      calibration.write(growing);
    }
    Files.move(growing, target, StandardCopyOption.REPLACE_EXISTING);
    try (ModelPack pack = ModelPack.open(folder)) {
      common
          .console()
          .out()
          .println("entropy hash    " + HexFormat.of().formatHex(pack.entropyHash()));
      common.console().out().flush();
    }
    return ExitCode.OK;
  }

  private List<Frame> read(String clip) throws IOException {
    RangeOptions range = new RangeOptions();
    range.frames = frames;
    try (FrameSource source = new FrameSource(clip, range, common.console())) {
      return read(source);
    }
  }

  private static List<Frame> read(RoundTrip.Video video) throws IOException {
    List<Frame> all = new ArrayList<>();
    for (Frame frame = video.next(); frame != null; frame = video.next()) {
      all.add(frame);
    }
    return all;
  }
}
