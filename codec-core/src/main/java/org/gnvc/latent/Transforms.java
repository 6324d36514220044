package org.gnvc.latent;

import org.gnvc.error.MissingModelException;
import org.gnvc.model.LiteCodecConfig;
import org.gnvc.nn.Conv;
import org.gnvc.nn.Parameters;
import org.gnvc.nn.Spread;
import org.gnvc.tensor.Precision;

/**
 * The networks of one kind of latent: the first of a key group, or a predictive one. The linear
 * parts are float32 in every precision.
 *
 * @param a1 first part of the analysis, at the latent's size
 * @param a2 halves the size
 * @param a3 second part of the analysis
 * @param a3Out end of the analysis
 * @param analysisBase linear analysis of 2x2 latent positions
 * @param h1 first layer of the hyper-analysis
 * @param h2 second layer of the hyper-analysis
 * @param h3 last layer of the hyper-analysis
 * @param s1 first part of the synthesis, at the coded latent's size
 * @param up doubles the size
 * @param s2 second part of the synthesis; gives the feature
 * @param s2Out end of the synthesis
 * @param synthesisBase linear synthesis of 2x2 latent positions
 */
record Transforms(
    Stack a1,
    Conv a2,
    Stack a3,
    Conv a3Out,
    Conv analysisBase,
    Conv h1,
    Conv h2,
    Conv h3,
    Stack s1,
    Spread up,
    Stack s2,
    Conv s2Out,
    Spread synthesisBase) {

  /**
   * Reads the weights.
   *
   * @param predictive 1 for predictive latents, 0 for the first of a key group
   */
  static Transforms of(Parameters p, LiteCodecConfig c, int predictive)
      throws MissingModelException {
    int n = c.n();
    int m = c.m();
    String end = "." + predictive;
    String hyper = "codec.ha" + end;
    Precision precision = p.runtime().precision();
    return new Transforms(
        new Stack(p, "codec.a1" + end, c.z() + predictive * (n + c.z()), n, 2),
        Conv.of(p, "codec.a2" + end, n, n, 3, 2, 1, precision),
        new Stack(p, "codec.a3" + end, n, n, 1),
        Conv.of(p, "codec.a3" + end + ".o", n, m, 3),
        Conv.of(p, "codec.alin" + end, c.z(), m, 2, 2, 0, Precision.FLOAT32),
        Conv.of(p, hyper + ".0", m, n, 3, 2, 1, precision),
        Conv.of(p, hyper + ".2", n, n, 3, 2, 1, precision),
        Conv.of(p, hyper + ".4", n, c.hz(), 3),
        new Stack(p, "codec.s1" + end, m, n, 1),
        Spread.of(p, "codec.su" + end, n, n, 1, precision),
        new Stack(p, "codec.s2" + end, n + predictive * n, n, 3),
        Conv.of(p, "codec.so" + end, n, c.z(), 3),
        Spread.of(p, "codec.slin" + end, m, c.z(), 1, Precision.FLOAT32));
  }
}
