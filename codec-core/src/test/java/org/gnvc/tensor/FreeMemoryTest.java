package org.gnvc.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FreeMemoryTest {

  @Test
  void availableMemoryIsReadFromTheSystemsReport() {
    List<String> report = List.of("MemTotal: 9 kB", "MemAvailable:   23068672 kB", "Cached: 1 kB");
    assertEquals(OptionalLong.of(22L << 30), FreeMemory.available(report));
  }

  @Test
  void aReportThatDoesNotTellGivesNothing() {
    assertTrue(FreeMemory.available(List.of("MemAvailable: a lot", "MemFree: 1 kB")).isEmpty());
  }
}
