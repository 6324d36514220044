package org.gnvc.contextual;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gnvc.contextual.NetworkTensor.Role;
import org.gnvc.model.ContextualConfig;

/**
 * The tensors that the networks need, and the work they do, found by running the networks on sizes
 * alone.
 */
public final class NetworkLayout {

  private NetworkLayout() {}

  /** The tensors that only an encoder needs, of both networks. */
  public static List<NetworkTensor> analysis(ContextualConfig config) {
    return Stream.concat(
            run(config, 8, 8, NetworkLayout::anchorAnalysis).tensors(),
            run(config, 8, 8, NetworkLayout::predictedAnalysis).tensors())
        .toList();
  }

  /** The tensors that a decoder needs, of both networks. */
  public static List<NetworkTensor> decoding(ContextualConfig config) {
    return Stream.concat(
            run(config, 8, 8, NetworkLayout::anchorDecoding).tensors(),
            run(config, 8, 8, NetworkLayout::predictedDecoding).tensors())
        .toList();
  }

  /**
   * Multiplications of one latent.
   *
   * @param anchor of the anchor's network, of the predicted latent's otherwise
   * @param decoding of what a decoder runs, of the analysis otherwise
   * @param height rows of the latent
   * @param width columns of the latent
   */
  public static long products(
      ContextualConfig config, boolean anchor, boolean decoding, int height, int width) {
    Consumer<Pass> pass =
        anchor
            ? decoding ? NetworkLayout::anchorDecoding : NetworkLayout::anchorAnalysis
            : decoding ? NetworkLayout::predictedDecoding : NetworkLayout::predictedAnalysis;
    return run(config, height, width, pass).recorder().products;
  }

  private record Pass(ContextualConfig config, Recorder recorder, int height, int width) {

    Size size(int channels, int factor) {
      return new Size(channels, ceiling(height, factor), ceiling(width, factor));
    }

    /** Of (H, W): the next even sizes. */
    Size feature() {
      Size y = size(0, 2);
      return new Size(config.feature(), 2 * y.height, 2 * y.width);
    }

    Stream<NetworkTensor> tensors() {
      return recorder.tensors.values().stream();
    }
  }

  private static Pass run(ContextualConfig config, int height, int width, Consumer<Pass> work) {
    Pass pass = new Pass(config, new Recorder(), height, width);
    work.accept(pass);
    return pass;
  }

  private static void anchorAnalysis(Pass p) {
    IntraNetwork net = new IntraNetwork(p.config);
    net.hyperAnalysis(p.recorder, net.analysis(p.recorder, p.size(p.config.z(), 1), 0));
  }

  private static void anchorDecoding(Pass p) {
    IntraNetwork net = new IntraNetwork(p.config);
    Size y = p.size(p.config.intraY(), 2);
    Size hyper = p.size(p.config.intraHyper(), 8);
    PriorParams<Size> params = net.params(p.recorder, hyper, y.height, y.width);
    for (int part = 1; part < IntraNetwork.PARTS; part++) {
      net.prior(p.recorder, part, y, params);
    }
    net.synthesis(p.recorder, y, params, 0, p.height, p.width);
  }

  private static void predictedAnalysis(Pass p) {
    InterNetwork net = new InterNetwork(p.config);
    Size latent = p.size(p.config.z(), 1);
    net.hyperAnalysis(p.recorder, net.analysis(p.recorder, latent, p.feature(), 0));
  }

  private static void predictedDecoding(Pass p) {
    InterNetwork net = new InterNetwork(p.config);
    Size y = p.size(p.config.y(), 2);
    Size hyper = p.size(p.config.hyper(), 8);
    net.adaptLatent(p.recorder, p.size(p.config.z(), 1));
    Size adapted = net.adaptFeature(p.recorder, p.feature());
    InterNetwork.Contexts<Size> contexts = net.extract(p.recorder, adapted, 0);
    PriorParams<Size> params = net.params(p.recorder, hyper, contexts.temporal());
    net.prior(p.recorder, y, params);
    Size feature = net.decode(p.recorder, y, params, contexts.context(), 0);
    net.recon(p.recorder, feature, 0, p.height, p.width);
  }

  private static int ceiling(int size, int factor) {
    return (size + factor - 1) / factor;
  }

  /** A tensor without content. */
  private record Size(int channels, int height, int width) {

    Size withChannels(int count) {
      return new Size(count, height, width);
    }
  }

  /** Writes down which tensors are asked for, in order, and counts multiplications. */
  private static final class Recorder implements NetworkArithmetic<Size> {

    private final Map<String, NetworkTensor> tensors = new LinkedHashMap<>();
    private long products;

    private void need(String key, Role role, Integer... shape) {
      tensors.putIfAbsent(key, new NetworkTensor(key, role, List.of(shape)));
    }

    @Override
    public int channels(Size x) {
      return x.channels;
    }

    @Override
    public int height(Size x) {
      return x.height;
    }

    @Override
    public int width(Size x) {
      return x.width;
    }

    @Override
    public Size conv(Size x, String key, int out, int kernel, int stride) {
      need(key + ".weight", Role.KERNEL, out, x.channels, kernel, kernel);
      need(key + ".bias", Role.BIAS, out);
      Size y = new Size(out, ceiling(x.height, stride), ceiling(x.width, stride));
      products += (long) y.height * y.width * out * x.channels * kernel * kernel;
      return y;
    }

    @Override
    public Size block(Size x, String key, int out, Block form) {
      Size y = x;
      if (form == Block.ADAPTED || x.channels != out) {
        y = conv(x, key + ".adaptor", out, 1, 1);
      }
      conv(y, key + ".dc.0", out, 1, 1);
      need(key + ".dc.2.weight", Role.DEPTHWISE, out, 1, 3, 3);
      need(key + ".dc.2.bias", Role.BIAS, out);
      products += (long) y.height * y.width * out * 9;
      conv(y, key + ".dc.3", out, 1, 1);
      conv(y, key + ".ffn.0", 4 * out, 1, 1);
      return conv(y.withChannels(2 * out), key + ".ffn.2", out, 1, 1);
    }

    @Override
    public Size scale(Size x, String key, int rows, int row) {
      need(key, Role.TABLE, rows, x.channels, 1, 1);
      return x;
    }

    @Override
    public Size multiply(Size x, Size factor) {
      return x;
    }

    @Override
    public Size shuffle(Size x) {
      return new Size(x.channels / 4, 2 * x.height, 2 * x.width);
    }

    @Override
    public Size join(Size a, Size b) {
      return a.withChannels(a.channels + b.channels);
    }

    @Override
    public Size channels(Size x, int first, int count) {
      return x.withChannels(count);
    }

    @Override
    public Size crop(Size x, int height, int width) {
      return new Size(x.channels, height, width);
    }

    @Override
    public Size replicate(Size x, int height, int width) {
      return new Size(x.channels, height, width);
    }

    @Override
    public Size anchorStep(Size x) {
      return x;
    }

    @Override
    public Size predictedStep(Size x) {
      return x;
    }

    @Override
    public void free(Size x) {}

    @Override
    public Size within(Function<NetworkArithmetic<Size>, Size> work) {
      return work.apply(this);
    }
  }
}
