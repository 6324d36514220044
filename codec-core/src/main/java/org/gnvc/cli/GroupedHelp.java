package org.gnvc.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The option list of a help page: first the command's own options, then its groups. Groups whose
 * heading ends with {@value #EXPERT} appear only with {@code --help --all}.
 */
final class GroupedHelp {

  /** Ends the heading of a group that basic help leaves out. */
  static final String EXPERT = " (expert)";

  private GroupedHelp() {}

  /** The text of the section. */
  static String render(Help help) {
    OptionSpec allOption = help.commandSpec().findOption("--all");
    boolean all = allOption != null && Boolean.TRUE.equals(allOption.getValue());
    List<OptionSpec> shown = new ArrayList<>();
    for (OptionSpec option : help.commandSpec().options()) {
      if (option.group() == null && (all || !option.hidden()) && !isInternal(option)) {
        shown.add(option);
      }
    }
    shown.sort(Comparator.comparing(OptionSpec::longestName));
    StringBuilder text = new StringBuilder();
    append(text, help, "", shown);
    boolean leftOut = false;
    for (ArgGroupSpec group : help.commandSpec().argGroups()) {
      if (all || !group.heading().endsWith(EXPERT)) {
        append(text, help, "%n" + group.heading() + ":%n", group.allOptionsNested());
      } else {
        leftOut = true;
      }
    }
    if (leftOut) {
      text.append(String.format("%nMore options: --help --all%n"));
    }
    return text.toString();
  }

  private static boolean isInternal(OptionSpec option) {
    return option.longestName().startsWith("--x-");
  }

  private static void append(
      StringBuilder text, Help help, String heading, List<OptionSpec> options) {
    if (options.isEmpty()) {
      return;
    }
    Help.Layout layout = help.createDefaultLayout();
    Help.IParamLabelRenderer labels = help.createDefaultParamLabelRenderer();
    for (OptionSpec option : options) {
      layout.addOption(option.hidden() ? option.toBuilder().hidden(false).build() : option, labels);
    }
    text.append(String.format(heading)).append(layout);
  }
}
