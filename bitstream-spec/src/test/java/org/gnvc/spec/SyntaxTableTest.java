package org.gnvc.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SyntaxTableTest {

  @Test
  void aLineIsTextWithItsDepthAndADescriptorAfterTwoSpaces() {
    SyntaxTable table =
        SyntaxTable.of("unit( ) {\n    if (type == 1)\n        step[i]       z(leb)\n}\n");
    assertEquals(
        List.of(
            new SyntaxTable.Line(0, "unit( ) {", ""),
            new SyntaxTable.Line(1, "if (type == 1)", ""),
            new SyntaxTable.Line(2, "step[i]", "z(leb)"),
            new SyntaxTable.Line(0, "}", "")),
        table.lines());
  }

  @Test
  void onlyALineWithADescriptorNamesAnElement() {
    List<SyntaxTable.Line> lines = SyntaxTable.of("group( )\nstep[i]  leb\n").lines();
    assertEquals(Optional.empty(), lines.get(0).element());
    assertEquals(Optional.of("step"), lines.get(1).element());
  }
}
