package org.gnvc.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options that every command has. */
public final class CommonOptions {

  @Spec(Target.MIXEE)
  CommandSpec command;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help; with --all, every option.")
  boolean help;

  @Option(names = "--all", hidden = true, description = "With --help: show every option.")
  boolean all;

  @Option(names = "--quiet", description = "Say nothing but warnings and errors.")
  boolean quiet;

  @Option(names = "--debug", hidden = true, description = "Print stack traces of failures.")
  boolean debug;

  /** Where this command prints. */
  public Console console() {
    return new Console(
        command.commandLine().getOut(),
        command.commandLine().getErr(),
        quiet,
        Console.isTerminal());
  }
}
