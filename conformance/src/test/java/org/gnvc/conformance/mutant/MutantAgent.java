package org.gnvc.conformance.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Breaks the program that it is loaded into: {@code -javaagent:JAR=MUTANT=FILE}. FILE is made when
 * the mistake is in, and only then.
 */
public final class MutantAgent {
  private MutantAgent() {}

  /** Called by the virtual machine before the program begins. */
  public static void premain(String argument, Instrumentation instrumentation) {
    String[] parts = argument.split("=", 2);
    Mutant mutant = Mutant.named(parts[0]);
    Path sign = Path.of(parts[1]);
    mutant.target();
    new AgentBuilder.Default()
        .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
        .type(ElementMatchers.named(mutant.className()))
        .transform(
            (builder, type, loader, module, domain) -> {
              confirm(sign);
              return builder.visit(mutant.weaving().on(mutant.method()));
            })
        .installOn(instrumentation);
  }

  private static void confirm(Path sign) {
    try {
      Files.writeString(sign, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
