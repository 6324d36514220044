package org.gnvc.codec;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gnvc.dit.FlowRefiner;
import org.gnvc.dit.Refiner;
import org.gnvc.dit.VideoDit;
import org.gnvc.integer.Arithmetic;
import org.gnvc.integer.EntropyModel;
import org.gnvc.integer.LatentSymbolCoder;
import org.gnvc.latent.LatentTransforms;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.TensorRuntime;
import org.gnvc.vae.Autoencoder;
import org.gnvc.vae.LiteVae;

/** The small networks. */
final class LiteNetworks implements Networks {

  private final TensorRuntime runtime;
  private final EntropyModel entropy;
  private final LiteVae vae;
  private final LatentTransforms transforms;
  private final FlowRefiner refiner;

  LiteNetworks(ModelPack pack, TensorRuntime runtime) throws IOException {
    this.runtime = runtime;
    entropy = EntropyModel.load(pack);
    vae = new LiteVae(pack, runtime);
    transforms = new LatentTransforms(pack, runtime);
    refiner = new FlowRefiner(VideoDit.load(runtime, pack));
  }

  @Override
  public Autoencoder vae() {
    return vae;
  }

  @Override
  public Refiner refiner() {
    return refiner;
  }

  @Override
  public LatentCoder latentCoder(StageTimes times, Arithmetic arithmetic) {
    return new LiteLatentCoder(
        transforms, LatentSymbolCoder.of(entropy, runtime, arithmetic), times);
  }

  @Override
  public List<String> placement() {
    return List.of("in the memory of the device");
  }

  @Override
  public Optional<String> slowness() {
    return Optional.empty();
  }

  @Override
  public void close() {
    refiner.close();
    transforms.close();
    vae.close();
  }
}
