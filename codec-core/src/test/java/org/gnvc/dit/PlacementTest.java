package org.gnvc.dit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.gnvc.dit.Placement.Kind;
import org.junit.jupiter.api.Test;

class PlacementTest {

  private static final long GIB = 1L << 30;

  @Test
  void weightsInTheWantedFormatStayInTheirFile() {
    assertEquals(Kind.MAPPED, Placement.of(4 * GIB, true, OptionalLong.of(1)).kind());
  }

  @Test
  void weightsThatTakeMoreThanHalfOfTheFreeMemoryAreStreamed() {
    assertEquals(Kind.RESIDENT, Placement.of(4 * GIB, false, OptionalLong.of(8 * GIB)).kind());
    assertEquals(Kind.STREAMED, Placement.of(4 * GIB, false, OptionalLong.of(8 * GIB - 2)).kind());
  }

  @Test
  void weightsAreKeptWhereNobodyKnowsWhatIsFree() {
    assertEquals(Kind.RESIDENT, Placement.of(4 * GIB, false, OptionalLong.empty()).kind());
  }

  @Test
  void usersReadSizeAndPlace() {
    assertEquals(
        "1.50 GiB, streamed block by block", new Placement(Kind.STREAMED, 3 * GIB / 2).toString());
  }
}
