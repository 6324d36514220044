package org.gnvc.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands for model packs. */
@Command(
    name = "model",
    description = "Look at model packs and make them.",
    customSynopsis = "gnvc model COMMAND [OPTIONS] ...",
    synopsisHeading = "Usage: ",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    subcommands = {
      ModelInfoCommand.class,
      ModelQuantizeCommand.class,
      ModelConvertCommand.class,
      ModelInitCommand.class,
      ModelCostCommand.class
    })
final class ModelCommand implements Runnable {

  @Spec CommandSpec spec;
  @Mixin CommonOptions common;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
