package org.gnvc.conformance.perceptual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.gnvc.conformance.judge.Measurement;
import org.gnvc.conformance.perceptual.ShownClip.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsTest {

  private static final Measured WAS = new Measured(0.9, 0.002, 0.001, 0.3);

  @TempDir private Path folder;

  @Test
  void whatWasWrittenIsFoundByTheModel() throws Exception {
    Limits limits = limits(new LpipsWeights("alex", "00"));
    limits.put(Kind.DRAWN, "day", 8, WAS);
    limits.put(Kind.REAL, "street", 56, new Measured(0.8, 0.1, 0.05, null));
    limits.write(folder);
    Limits found = Limits.find(folder, "abc").orElseThrow();
    assertEquals(limits, found);
    assertEquals(Optional.of(WAS), found.of(Kind.DRAWN, "day", 8));
    assertEquals(Optional.empty(), found.of(Kind.DRAWN, "day", 24));
    assertEquals(Optional.empty(), found.of(Kind.REAL, "day", 8));
    assertEquals(Optional.empty(), Limits.find(folder, "def"));
  }

  @Test
  void damagedFilesAreNamed() throws Exception {
    Files.writeString(Limits.file(folder, "abc"), "{\"margin\": 0.01}");
    IOException e = assertThrows(IOException.class, () -> Limits.find(folder, "abc"));
    assertTrue(e.getMessage().contains("abc.json"), e.getMessage());
  }

  @Test
  void aResultMayBeWorseByTheMarginAndNoMore() {
    Limits limits = limits(new LpipsWeights("alex", "00"));
    assertTrue(kept(limits, new Measured(0.8991, 0.00201, 0.001, 0.302)));
    assertFalse(kept(limits, new Measured(0.8989, 0.002, 0.001, 0.3)));
    assertFalse(kept(limits, new Measured(0.9, 0.00203, 0.001, 0.3)));
    assertFalse(kept(limits, new Measured(0.9, 0.002, 0.001, 0.304)));
    assertFalse(kept(limits, new Measured(Double.NaN, 0.002, 0.001, 0.3)));
  }

  @Test
  void lpipsIsHeldOnlyWhereItWasMeasured() {
    Measured result = new Measured(0.9, 0.002, 0.001, null);
    assertEquals(3, limits(new LpipsWeights("alex", "00")).hold("day", WAS, WAS).size());
    assertEquals(2, limits(new LpipsWeights("alex", "00")).hold("day", result, WAS).size());
    assertEquals(2, limits(null).hold("day", WAS, WAS).size());
  }

  private static boolean kept(Limits limits, Measured result) {
    List<Measurement> held = limits.hold("day", result, WAS);
    return held.stream().allMatch(Measurement::kept);
  }

  private static Limits limits(LpipsWeights weights) {
    return new Limits("abc", "def", 0.01, weights, new TreeMap<>());
  }
}
