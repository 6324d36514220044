package org.gnvc.metrics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.StoredTensor;

/**
 * Weights of a learned metric from a file of the user, under torchvision's names: {@code
 * features.N.weight} and {@code features.N.bias} for layer N of the network, and what the metric
 * adds. These other names are understood too: those of the reference implementations ({@code
 * net.sliceK.N.…}, {@code stageK.N.…}, {@code lins.K.…}), and for SqueezeNet {@code conv1.…},
 * {@code fire2.…} to {@code fire9.…}, {@code linK.weight}. Immutable.
 */
final class MetricWeights {

  private static final Pattern SLICE = Pattern.compile("(?:net\\.slice|stage)\\d+\\.(\\d+\\..+)");
  private static final Pattern FIRE = Pattern.compile("fire([2-9])\\.(.+)");
  private static final Pattern LINEAR =
      Pattern.compile("lin(?:s\\.)?(\\d)\\.(?:model\\.1\\.)?weight");

  /** Where torchvision counts fire2 to fire9. */
  private static final List<Integer> FIRE_LAYERS = List.of(3, 4, 6, 7, 9, 10, 11, 12);

  private final Path file;
  private final Map<String, StoredTensor> tensors = new TreeMap<>();

  private MetricWeights(Path file, SafeTensors stored) {
    this.file = file;
    stored.tensors().forEach((name, tensor) -> tensors.put(plainName(name), tensor));
  }

  /**
   * Maps a file.
   *
   * @throws MissingModelException if there is none or it is damaged
   */
  static MetricWeights read(Path file) throws IOException {
    return new MetricWeights(file, SafeTensors.read(file));
  }

  boolean has(String name) {
    return tensors.containsKey(name);
  }

  /**
   * The tensor of that name.
   *
   * @throws MissingModelException if there is none
   */
  StoredTensor get(String name) throws MissingModelException {
    StoredTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new MissingModelException(
          file + " lacks the tensor " + name, "see the manual for the weights that fit");
    }
    return tensor;
  }

  private static String plainName(String name) {
    Matcher slice = SLICE.matcher(name);
    if (slice.matches()) {
      return "features." + slice.group(1);
    }
    Matcher fire = FIRE.matcher(name);
    if (fire.matches()) {
      int layer = FIRE_LAYERS.get(Integer.parseInt(fire.group(1)) - 2);
      return "features." + layer + "." + fire.group(2);
    }
    Matcher linear = LINEAR.matcher(name);
    if (linear.matches()) {
      return "lin" + linear.group(1) + ".weight";
    }
    return name.startsWith("conv1.") ? name.replace("conv1.", "features.0.") : name;
  }
}
