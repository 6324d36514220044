package org.gnvc.conformance.judge;

import java.util.List;
import java.util.Optional;
import org.gnvc.conformance.decoder.DecodedSymbols;
import org.gnvc.conformance.vector.Manifest;

/**
 * Judges the symbols that a decoder found: those of every group that can be decoded, in order, and
 * exactly.
 *
 * @param manifest what a decoder must make of the stream
 */
public record SymbolJudge(Manifest manifest) {

  /** An objection, if there is one. */
  public Optional<String> judge(List<DecodedSymbols.Group> found) {
    List<DecodedSymbols.Group> wanted =
        manifest.groups().stream()
            .map(
                group ->
                    new DecodedSymbols.Group(group.firstFrame(), group.frames(), group.symbols()))
            .toList();
    for (int i = 0; i < Math.min(wanted.size(), found.size()); i++) {
      if (!wanted.get(i).equals(found.get(i))) {
        return Optional.of("group %d: %s, not %s".formatted(i, found.get(i), wanted.get(i)));
      }
    }
    return wanted.size() == found.size()
        ? Optional.empty()
        : Optional.of(
            "%d groups where %d must be delivered".formatted(found.size(), wanted.size()));
  }
}
