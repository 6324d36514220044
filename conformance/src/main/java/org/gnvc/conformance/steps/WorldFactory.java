package org.gnvc.conformance.steps;

import io.cucumber.core.backend.ObjectFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes the steps of a scenario. Those whose constructor takes a {@link World} get the one of the
 * scenario. Cucumber has a factory for each of its threads.
 */
public final class WorldFactory implements ObjectFactory {

  private final Map<Class<?>, Object> made = new HashMap<>();

  @Override
  public void start() {
    made.clear();
    made.put(World.class, new World());
  }

  @Override
  public void stop() {
    made.clear();
  }

  @Override
  public boolean addClass(Class<?> glue) {
    return true;
  }

  @Override
  public <T> T getInstance(Class<T> type) {
    Object instance = made.get(type);
    if (instance == null) {
      instance = make(type);
      made.put(type, instance);
    }
    return type.cast(instance);
  }

  private Object make(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructors()[0];
      return constructor.getParameterCount() == 0
          ? constructor.newInstance()
          : constructor.newInstance(made.get(World.class));
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(type + " cannot be made", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " takes a World or nothing", e);
    }
  }
}
