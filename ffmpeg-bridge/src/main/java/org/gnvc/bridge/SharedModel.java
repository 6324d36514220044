package org.gnvc.bridge;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.gnvc.codec.GnvcModel;
import org.gnvc.codec.ModelOptions;

/**
 * A use of a loaded model. All uses with the same options share one, which is closed with the last
 * of them.
 */
final class SharedModel implements AutoCloseable {

  private static final Map<ModelOptions, Loaded> LOADED = new HashMap<>();

  private final ModelOptions options;
  private final GnvcModel model;
  private boolean closed;

  private SharedModel(ModelOptions options, GnvcModel model) {
    this.options = options;
    this.model = model;
  }

  /**
   * Loads the model, or joins those who use it.
   *
   * @throws IOException as {@link GnvcModel#open} does
   */
  static SharedModel open(ModelOptions options) throws IOException {
    synchronized (LOADED) {
      Loaded loaded = LOADED.get(options);
      if (loaded == null) {
        OwnSymbols.prefer();
        loaded = new Loaded(GnvcModel.open(options));
        LOADED.put(options, loaded);
      }
      loaded.users++;
      return new SharedModel(options, loaded.model);
    }
  }

  /** How many models are in memory. */
  static int loadedModels() {
    synchronized (LOADED) {
      return LOADED.size();
    }
  }

  GnvcModel model() {
    return model;
  }

  @Override
  public void close() {
    synchronized (LOADED) {
      if (closed) {
        return;
      }
      closed = true;
      Loaded loaded = LOADED.get(options);
      loaded.users--;
      if (loaded.users == 0) {
        LOADED.remove(options);
        loaded.model.close();
      }
    }
  }

  private static final class Loaded {
    private final GnvcModel model;
    private int users;

    Loaded(GnvcModel model) {
      this.model = model;
    }
  }
}
