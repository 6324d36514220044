package org.gnvc.convert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.TensorData;
import org.gnvc.model.TensorType;

/**
 * Compares a checkpoint with what a network needs, in whichever of two layouts it is, and names all
 * that does not fit.
 */
final class KeyMatch {

  /** Names in a message; more are counted only. */
  private static final int NAMED = 10;

  private final Checkpoint checkpoint;
  private final String network;
  private final Map<String, TensorData> found = new LinkedHashMap<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> misshapen = new ArrayList<>();

  private KeyMatch(Checkpoint checkpoint, String network) {
    this.checkpoint = checkpoint;
    this.network = network;
  }

  /**
   * The tensors of a network.
   *
   * @param network what to call it in messages
   * @param wanted shapes by original key
   * @param diffusers gives the key in the other layout
   * @param foreign true for keys in the file that belong to another network and do not matter
   * @return tensors by original key, in the order of {@code wanted}
   * @throws MissingModelException if a tensor is missing, is not wanted, has another shape or holds
   *     no real numbers; says which
   */
  static Map<String, TensorData> find(
      Checkpoint checkpoint,
      String network,
      Map<String, List<Integer>> wanted,
      UnaryOperator<String> diffusers,
      Predicate<String> foreign)
      throws MissingModelException {
    UnaryOperator<String> layout = layout(checkpoint, wanted.keySet(), diffusers);
    KeyMatch match = new KeyMatch(checkpoint, network);
    wanted.forEach((key, shape) -> match.look(key, layout.apply(key), shape));
    Set<String> extra = new HashSet<>(checkpoint.tensors().keySet());
    wanted.keySet().forEach(key -> extra.remove(layout.apply(key)));
    extra.removeIf(foreign);
    match.require(extra.stream().sorted().toList(), wanted.size());
    return match.found;
  }

  /** The layout that has more of the keys. */
  static UnaryOperator<String> layout(
      Checkpoint checkpoint, Set<String> wanted, UnaryOperator<String> diffusers) {
    Set<String> there = checkpoint.tensors().keySet();
    long original = wanted.stream().filter(there::contains).count();
    long renamed = wanted.stream().map(diffusers).filter(there::contains).count();
    return renamed > original ? diffusers : UnaryOperator.identity();
  }

  private void look(String key, String name, List<Integer> shape) {
    TensorData tensor = checkpoint.tensors().get(name);
    if (tensor == null) {
      missing.add(name);
    } else if (!tensor.shape().equals(shape)) {
      misshapen.add("%s %s, not %s".formatted(name, tensor.shape(), shape));
    } else if (!tensor.type().isFloat() && tensor.type() != TensorType.F64) {
      misshapen.add("%s %s, not real numbers".formatted(name, tensor.type()));
    } else {
      found.put(key, tensor);
    }
  }

  private void require(List<String> extra, int count) throws MissingModelException {
    List<String> faults = new ArrayList<>();
    add(faults, "missing of " + count, missing);
    add(faults, "extra", extra);
    add(faults, "of another shape", misshapen);
    if (!faults.isEmpty()) {
      throw new MissingModelException(
          "checkpoint %s is not the %s that the configuration asks for: %s"
              .formatted(checkpoint.source(), network, String.join("; ", faults)),
          "give the right file, or other sizes with --config");
    }
  }

  private static void add(List<String> faults, String kind, List<String> names) {
    if (!names.isEmpty()) {
      String named =
          names.stream().limit(NAMED).map(Refused::quoted).collect(Collectors.joining(", "));
      String more = names.size() > NAMED ? " and %d more".formatted(names.size() - NAMED) : "";
      faults.add("%d %s (%s%s)".formatted(names.size(), kind, named, more));
    }
  }
}
