package org.gnvc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ModelCostCommandTest {

  @Test
  void everyStageAndCardIsShown() {
    Cli cli = Cli.run("model", "cost", "--size", "832x480", "--steps", 1, "--gpu", "h100,4090");
    assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
    assertTrue(cli.out().startsWith("832x480, 25 frames, 7 latents, 10920 tokens"), cli.out());
    for (String shown : new String[] {"transformer", "latent codec", "feature cache", "H100 SXM"}) {
      assertTrue(cli.out().contains(shown), shown + ": " + cli.out());
    }
    // 10920 tokens, one step: 76.3 TFLOP.
    assertTrue(cli.out().matches("(?s).*transformer +76\\.3 .*"), cli.out());
    assertEquals(2, cli.out().lines().filter(line -> line.startsWith("assumed: ")).count());
  }
}
