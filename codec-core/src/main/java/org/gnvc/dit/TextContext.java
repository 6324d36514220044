package org.gnvc.dit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.gnvc.model.StoredTensor;
import org.gnvc.tensor.OperatorLibrary;
import org.gnvc.tensor.TensorRuntime;

/**
 * A fixed text as Wan2.1's blocks attend to it. Its keys and values do not depend on the video, so
 * that a model pack stores them in place of the layers that make them. All is computed in float32.
 */
public final class TextContext implements AutoCloseable {

  private final TensorRuntime runtime;
  private final OperatorLibrary ops;
  private final NDManager owner;
  private final NDArray embedding;

  private TextContext(TensorRuntime runtime, NDManager owner, NDArray embedding) {
    this.runtime = runtime;
    ops = operators(runtime);
    this.owner = owner;
    this.embedding = embedding;
  }

  /**
   * Keys, normalised, and values of a text for one block.
   *
   * @param keys (rows, d) float32
   * @param values (rows, d) float32
   */
  public record KeysAndValues(StoredTensor keys, StoredTensor values) {}

  /**
   * Embeds a text. The network knows no end of a text: rows of zeros follow up to a fixed number,
   * and are attended to as well. An empty text keeps one row for all of them, since attention to
   * equal rows is the same as attention to one.
   *
   * @param w1 {@code text_embedding.0.weight} (d, width)
   * @param b1 {@code text_embedding.0.bias} (d)
   * @param w2 {@code text_embedding.2.weight} (d, d)
   * @param b2 {@code text_embedding.2.bias} (d)
   * @param text what the text encoder makes of a text, (L, width); empty or L = 0 for none
   * @param rows the fixed number; 512 in the published network
   * @throws IllegalArgumentException if the text has more rows or another width
   */
  public static TextContext embed(
      TensorRuntime runtime,
      StoredTensor w1,
      StoredTensor b1,
      StoredTensor w2,
      StoredTensor b2,
      Optional<StoredTensor> text,
      int rows) {
    int width = w1.shape().get(1);
    float[] padded = pad(text, rows, width);
    NDManager owner = runtime.newScope();
    try (NDManager work = runtime.newScope()) {
      NDArray embedding =
          operators(runtime)
              .call(
                  owner,
                  "text",
                  work.create(padded, new Shape(padded.length / width, width)),
                  runtime.float32(work, w1),
                  runtime.float32(work, b1),
                  runtime.float32(work, w2),
                  runtime.float32(work, b2));
      return new TextContext(runtime, owner, embedding);
    } catch (RuntimeException e) {
      owner.close();
      throw e;
    }
  }

  private static float[] pad(Optional<StoredTensor> text, int rows, int width) {
    if (text.isEmpty() || text.get().count() == 0) {
      return new float[width];
    }
    var shape = text.get().shape();
    if (shape.size() != 2 || shape.get(1) != width || shape.get(0) > rows) {
      throw new IllegalArgumentException(
          "a text of shape %s where at most %d rows of %d are wanted"
              .formatted(shape, rows, width));
    }
    float[] padded = new float[rows * width];
    float[] given = text.get().floats();
    System.arraycopy(given, 0, padded, 0, given.length);
    return padded;
  }

  /** The embedding (rows, d) float32. */
  NDArray embedding() {
    return embedding;
  }

  /**
   * Keys and values of the text for a block.
   *
   * @param wk {@code cross_attn.k.weight} (d, d)
   * @param bk {@code cross_attn.k.bias} (d)
   * @param norm {@code cross_attn.norm_k.weight} (d)
   * @param wv {@code cross_attn.v.weight} (d, d)
   * @param bv {@code cross_attn.v.bias} (d)
   */
  public KeysAndValues project(
      StoredTensor wk, StoredTensor bk, StoredTensor norm, StoredTensor wv, StoredTensor bv) {
    try (NDManager work = runtime.newScope()) {
      NDArray keys =
          ops.call(
              work,
              "text_keys",
              embedding,
              runtime.float32(work, wk),
              runtime.float32(work, bk),
              runtime.float32(work, norm));
      NDArray values =
          ops.call(work, "linear", embedding, runtime.float32(work, wv), runtime.float32(work, bv));
      return new KeysAndValues(stored("context_k", keys), stored("context_v", values));
    }
  }

  private static StoredTensor stored(String name, NDArray rows) {
    Shape s = rows.getShape();
    return StoredTensor.ofFloats(name, rows.toFloatArray(), (int) s.get(0), (int) s.get(1));
  }

  private static OperatorLibrary operators(TensorRuntime runtime) {
    return runtime.operators(TextContext.class, "operators.py");
  }

  @Override
  public void close() {
    owner.close();
  }
}
