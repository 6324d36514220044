package org.gnvc.cli;

import java.util.concurrent.Callable;
import org.gnvc.model.ModelPack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Touches what a usual run needs, so that the launcher can record which classes that takes. */
@Command(name = "warm-up", hidden = true, description = "Load everything once.")
final class WarmUpCommand implements Callable<Integer> {

  @Mixin CommonOptions common;

  @Override
  public Integer call() throws Exception {
    try (ModelPack pack = Packs.open(null)) {
      pack.synthesisHash();
    }
    return ExitCode.OK;
  }
}
