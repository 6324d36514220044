package org.gnvc.convert;

import org.gnvc.model.ContextualConfig;
import org.gnvc.model.WanConfig;
import org.gnvc.model.WanDitConfig;
import org.gnvc.model.WanVaeConfig;

/** The smallest networks of the wan profile that still have every kind of layer. */
final class Tiny {

  static final WanConfig CONFIG =
      new WanConfig(
          new WanVaeConfig(8, 16),
          new ContextualConfig(16, 24, 16, 8, 16, 8, 8, 24, 3),
          new WanDitConfig(16, 16, 96, 2, 3, 192, 2),
          0.7);

  private Tiny() {}
}
