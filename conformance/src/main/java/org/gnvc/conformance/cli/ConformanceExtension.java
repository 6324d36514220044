package org.gnvc.conformance.cli;

import java.util.List;
import java.util.Optional;
import org.gnvc.cli.CommandExtension;

/** Adds {@code gnvc conformance} to the command line. */
public final class ConformanceExtension implements CommandExtension {

  @Override
  public Optional<String> group() {
    return Optional.empty();
  }

  @Override
  public List<Object> commands() {
    return List.of(new ConformanceCommand());
  }
}
