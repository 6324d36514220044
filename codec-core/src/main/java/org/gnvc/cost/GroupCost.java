package org.gnvc.cost;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gnvc.model.WanConfig;

/**
 * Cost of one key group.
 *
 * @param config sizes of the networks
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param frames of the group; rounded up to 1 + 4k
 * @param steps of refinement
 */
public record GroupCost(WanConfig config, int width, int height, int frames, int steps) {

  private static final int BFLOAT16 = 2;

  /** What encoding runs, by stage. */
  public Map<String, List<Work>> encoding() {
    Map<String, List<Work>> stages = new LinkedHashMap<>();
    stages.put(
        "autoencoder",
        AutoencoderCost.encoder(config.vae(), 8 * columns(), 8 * rows(), wholeFrames()).work());
    stages.put("latent codec", latentCodec().encoding());
    return stages;
  }

  /** What decoding runs, by stage. */
  public Map<String, List<Work>> decoding() {
    Map<String, List<Work>> stages = new LinkedHashMap<>();
    stages.put("latent codec", List.of(latentCodec().decoding()));
    List<Work> refinement = new ArrayList<>();
    transformer().step(tokens()).forEach(work -> refinement.add(work.times(steps)));
    stages.put("transformer", refinement);
    stages.put("autoencoder", decoder().work());
    return stages;
  }

  /** Bytes that decoding needs on the device, by what they hold. */
  public Map<String, Double> memory() {
    Map<String, Double> bytes = new LinkedHashMap<>();
    bytes.put("transformer", BFLOAT16 * transformer().parameters());
    bytes.put("autoencoder, decoder", BFLOAT16 * decoder().parameters());
    bytes.put("activations of the transformer", transformer().activationBytes(tokens()));
    bytes.put("feature cache of the autoencoder", decoder().stateBytes());
    return bytes;
  }

  /** Latents of the group. */
  public int latents() {
    return 1 + (frames + 2) / 4;
  }

  /** Tokens of the transformer. */
  public long tokens() {
    return TransformerCost.tokens(latents(), columns(), rows());
  }

  /** Seconds on a card for some stages. */
  public static double seconds(Gpu gpu, Stream<Work> work) {
    return work.collect(Collectors.summingDouble(gpu::seconds));
  }

  private int wholeFrames() {
    return 1 + 4 * (latents() - 1);
  }

  private int columns() {
    return (width + 7) / 8;
  }

  private int rows() {
    return (height + 7) / 8;
  }

  private AutoencoderCost decoder() {
    return AutoencoderCost.decoder(config.vae(), 8 * columns(), 8 * rows(), wholeFrames());
  }

  private LatentCodecCost latentCodec() {
    return new LatentCodecCost(config.codec(), latents(), columns(), rows());
  }

  private TransformerCost transformer() {
    return new TransformerCost(config.dit(), TransformerCost.CONTEXT_ROWS);
  }
}
