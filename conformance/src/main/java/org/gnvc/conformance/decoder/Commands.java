package org.gnvc.conformance.decoder;

import java.util.List;
import java.util.Optional;

/**
 * The command lines of a decoder.
 *
 * @param decode turns {@code {input}} into {@code {output.EXT}}
 * @param symbols prints the digests of {@code {input}}'s groups; may be missing
 * @param seek decodes from {@code {frame}} on; may be missing
 */
public record Commands(
    CommandTemplate decode, Optional<CommandTemplate> symbols, Optional<CommandTemplate> seek) {

  /**
   * Checks that each has its places.
   *
   * @throws IllegalArgumentException if one has not
   */
  public Commands {
    decode.demand(List.of("input", "output"));
    symbols.ifPresent(command -> command.demand(List.of("input")));
    seek.ifPresent(command -> command.demand(List.of("input", "frame", "output")));
  }
}
