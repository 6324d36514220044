package org.gnvc.dit;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gnvc.model.ModelPack;
import org.gnvc.model.WanDitConfig;
import org.gnvc.tensor.OperatorLibrary;
import org.gnvc.tensor.TensorRuntime;

/**
 * All blocks of Wan2.1's transformer and of its VACE adapter, which hold nearly all weights.
 *
 * @param main blocks of the transformer
 * @param adapters blocks of the adapter
 * @param placement where their weights lie
 */
record WanBlocks(List<WanBlock> main, List<WanBlock> adapters, Placement placement) {

  /**
   * Reads them from a pack.
   *
   * @param owner of weights that are kept
   * @param wanted where weights shall lie; empty decides by the device's memory
   * @throws org.gnvc.error.MissingModelException if tensors are missing or have other shapes than
   *     the configuration says
   */
  static WanBlocks load(
      TensorRuntime runtime, NDManager owner, ModelPack pack, Optional<Placement.Kind> wanted)
      throws IOException {
    WanDitConfig config = pack.wan().dit();
    List<WanWeights> main = new ArrayList<>();
    for (int i = 0; i < config.layers(); i++) {
      main.add(WanWeights.block(pack, config, i));
    }
    List<WanWeights> adapters = new ArrayList<>();
    for (int i = 0; i < config.adapters(); i++) {
      adapters.add(WanWeights.adapter(pack, config, i));
    }
    List<WanWeights> all = Stream.of(main, adapters).flatMap(List::stream).toList();
    Placement placement =
        wanted
            .map(kind -> new Placement(kind, bytes(runtime, all)))
            .orElseGet(
                () ->
                    Placement.of(
                        bytes(runtime, all), asStored(runtime, all), runtime.freeMemory()));
    OperatorLibrary ops = runtime.operators(WanBlocks.class, "operators.py");
    Function<WanWeights, WanBlock> block =
        placement.kind() == Placement.Kind.STREAMED
            ? weights -> WanBlock.streamed(runtime, ops, weights)
            : weights -> WanBlock.kept(runtime, ops, weights, owner);
    return new WanBlocks(
        main.stream().map(block).toList(), adapters.stream().map(block).toList(), placement);
  }

  private static long bytes(TensorRuntime runtime, List<WanWeights> all) {
    return all.stream().mapToLong(weights -> weights.bytes(runtime.precision())).sum();
  }

  private static boolean asStored(TensorRuntime runtime, List<WanWeights> all) {
    return !runtime.device().isGpu()
        && all.stream().allMatch(weights -> weights.storedIn(runtime.precision()));
  }
}
