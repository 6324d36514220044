package org.gnvc.cli;

import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Entry point of the program {@code gnvc}. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the process with its exit code ({@code README}, "Exit codes"). */
  public static void main(String[] args) {
    Interruption interruption = new Interruption();
    interruption.install();
    int exitCode = commandLine(interruption).execute(args);
    interruption.exit(exitCode);
  }

  /** The command line as an object, for use inside a program; prints where it is told to. */
  static CommandLine commandLine(Interruption interruption) {
    CommandLine root = new CommandLine(new GnvcCommand(), new CommandFactory(interruption));
    for (CommandExtension extension : ServiceLoader.load(CommandExtension.class)) {
      CommandLine group = extension.group().map(root.getSubcommands()::get).orElse(root);
      extension.commands().forEach(command -> add(group, new CommandLine(command)));
    }
    root.setExecutionStrategy(Main::execute);
    root.setParameterExceptionHandler(Failures::usage);
    root.setExecutionExceptionHandler(Failures::execution);
    root.setOverwrittenOptionsAllowed(false);
    root.setAbbreviatedOptionsAllowed(false);
    formatHelp(root);
    return root;
  }

  private static void add(CommandLine group, CommandLine command) {
    if (group.getSubcommands().containsKey(command.getCommandName())) {
      group.getCommandSpec().removeSubcommand(command.getCommandName());
    }
    group.addSubcommand(command);
  }

  private static int execute(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    boolean help = last.isUsageHelpRequested() || last.isVersionHelpRequested();
    if (last.hasMatchedOption("--all") && !help) {
      throw new ParameterException(
          last.commandSpec().commandLine(), "--all belongs to --help and does nothing without it");
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static void formatHelp(CommandLine command) {
    command.setUsageHelpWidth(100);
    command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, GroupedHelp::render);
    command.getSubcommands().values().forEach(Main::formatHelp);
  }
}
