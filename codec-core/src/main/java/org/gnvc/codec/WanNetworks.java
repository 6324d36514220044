package org.gnvc.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gnvc.contextual.ContextualCodec;
import org.gnvc.dit.Placement;
import org.gnvc.dit.Refiner;
import org.gnvc.dit.WanRefiner;
import org.gnvc.integer.Arithmetic;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.TensorRuntime;
import org.gnvc.vae.Autoencoder;
import org.gnvc.vae.wan.WanVae;

/** The large networks. */
final class WanNetworks implements Networks {

  private final ModelPack pack;
  private final TensorRuntime runtime;
  private final WanVae vae;
  private final WanRefiner refiner;
  private final Map<Arithmetic, ContextualCodec> codecs = new EnumMap<>(Arithmetic.class);

  WanNetworks(ModelPack pack, TensorRuntime runtime) throws IOException {
    this.pack = pack;
    this.runtime = runtime;
    codecs.put(Arithmetic.SHORTEST, ContextualCodec.open(pack, runtime, Arithmetic.SHORTEST));
    vae = new WanVae(pack, runtime);
    refiner = WanRefiner.load(runtime, pack);
  }

  @Override
  public Autoencoder vae() {
    return vae;
  }

  @Override
  public Refiner refiner() {
    return refiner;
  }

  /** Coders share the networks of their arithmetic; others than the usual are loaded when asked. */
  @Override
  public synchronized LatentCoder latentCoder(StageTimes times, Arithmetic arithmetic) {
    ContextualCodec codec = codecs.computeIfAbsent(arithmetic, this::open);
    return new WanLatentCoder(codec, times);
  }

  private ContextualCodec open(Arithmetic arithmetic) {
    try {
      return ContextualCodec.open(pack, runtime, arithmetic);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> placement() {
    return List.of("transformer: " + refiner.placement(), "other networks: in memory");
  }

  @Override
  public Optional<String> slowness() {
    if (!runtime.device().isGpu()) {
      return Optional.of(
          "profile wan on the processor takes seconds to minutes for a frame; transformer: "
              + refiner.placement());
    }
    return refiner.placement().kind() == Placement.Kind.STREAMED
        ? Optional.of("the graphics card is short of memory; transformer: " + refiner.placement())
        : Optional.empty();
  }

  @Override
  public void close() {
    refiner.close();
    vae.close();
    codecs.values().forEach(ContextualCodec::close);
  }
}
