package org.gnvc.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the command objects; those that run long are given the process's interruption. */
final class CommandFactory implements IFactory {

  private final Interruption interruption;
  private final IFactory others = CommandLine.defaultFactory();

  CommandFactory(Interruption interruption) {
    this.interruption = interruption;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Class<?>[] wanted = constructor.getParameterTypes();
      if (wanted.length == 1 && wanted[0] == Interruption.class) {
        return type.cast(constructor.newInstance(interruption));
      }
    }
    return others.create(type);
  }
}
