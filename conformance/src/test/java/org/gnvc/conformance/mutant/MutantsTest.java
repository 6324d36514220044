package org.gnvc.conformance.mutant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MutantsTest {
  static List<Mutant> mutants() {
    return Mutant.all();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void itsMethodIsThereOnce(Mutant mutant) {
    assertNotNull(mutant.target());
  }

  @Test
  void namesAreUnique() {
    assertEquals(
        mutants().size(), mutants().stream().map(Mutant::name).collect(Collectors.toSet()).size());
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void theTableSaysWhoCatchesIt(Mutant mutant) throws IOException {
    assertFalse(MutantTable.failed(mutant).get(0).isEmpty());
  }
}
