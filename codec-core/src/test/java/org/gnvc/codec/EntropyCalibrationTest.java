package org.gnvc.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;
import org.gnvc.model.ModelPack;
import org.gnvc.scene.ProceduralScene;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntropyCalibrationTest {

  private static final VideoFormat FORMAT =
      new VideoFormat(128, 96, ChromaFormat.YUV420, 8, new ColorDescription(1, 1, 1, false));

  @TempDir Path dir;

  @Test
  void aModelCalibratedOnGeneratedFilmCodesItInAboutTheBitsOfTheOneInTheProgram() throws Exception {
    ProceduralScene scene = new ProceduralScene(FORMAT, 3, ProceduralScene.NO_CUT);
    List<Frame> frames = IntStream.range(0, 9).mapToObj(scene::frame).toList();
    Path pack = Files.createDirectory(dir.resolve("pack"));
    Path source =
        Path.of(GnvcModel.class.getResource("/org/gnvc/models/lite/config.json").toURI())
            .getParent();
    try (var files = Files.list(source)) {
      for (Path f : files.filter(f -> !f.endsWith("entropy.safetensors")).toList()) {
        Files.createSymbolicLink(pack.resolve(f.getFileName()), f);
      }
    }
    try (TensorRuntime runtime =
            TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1);
        ModelPack weights = ModelPack.open(pack);
        EntropyCalibration calibration = new EntropyCalibration(weights, runtime)) {
      assertTrue(!weights.hasEntropyModel());
      calibration.add(frames);
      calibration.write(pack.resolve("entropy.safetensors"));
    }
    double own = bits(Optional.of(pack), frames);
    double shipped = bits(Optional.empty(), frames);
    assertEquals(1, own / shipped, 0.25, own + " against " + shipped);
  }

  private static double bits(Optional<Path> pack, List<Frame> frames) throws Exception {
    ModelOptions options =
        new ModelOptions(pack, DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1);
    double bits = 0;
    try (GnvcModel model = GnvcModel.open(options);
        GroupEncoder encoder = new GroupEncoder(model, FORMAT, new StageTimes())) {
      var group = new GroupAssembler.FrameGroup(true, 0, new ArrayList<>(frames));
      try (var scope = model.runtime().newScope();
          var attempt = encoder.attempt(true, encoder.latents(group, scope), 20)) {
        bits += attempt.hyperBits() + attempt.latentBits();
      }
    }
    return bits;
  }
}
