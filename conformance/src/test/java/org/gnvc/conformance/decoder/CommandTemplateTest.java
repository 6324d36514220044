package org.gnvc.conformance.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandTemplateTest {

  private static List<String> words(String line) {
    return CommandTemplate.parse(line).words();
  }

  @Test
  void wordsAreSplitAtBlanks() {
    assertEquals(List.of("a", "b", "c"), words("  a b\t c "));
  }

  @Test
  void quotesKeepBlanksAndMayStandWithinAWord() {
    assertEquals(List.of("a b", "c d", "ef g", ""), words("'a b' \"c d\" e'f g' ''"));
  }

  @Test
  void aBackslashTakesTheNextCharacterAsItIs() {
    assertEquals(List.of("a b", "c\\d", "e\\f", "g\"h"), words("a\\ b 'c\\d' \"e\\f\" \"g\\\"h\""));
  }

  @Test
  void aQuoteThatIsNotClosedIsAMistake() {
    assertThrows(IllegalArgumentException.class, () -> words("a 'b"));
    assertThrows(IllegalArgumentException.class, () -> words("  "));
  }

  @Test
  void placesAreFilledInWithinWords() {
    CommandTemplate command = CommandTemplate.parse("d --in={input} {output.y4m} $HOME {frame}");
    assertEquals("y4m", command.outputExtension());
    Map<String, String> places =
        Map.of("input", "/a $1/b", "output", "/o/x.y4m", "frame", "7", "model", "/m");
    assertEquals(List.of("d", "--in=/a $1/b", "/o/x.y4m", "$HOME", "7"), command.fill(places));
  }

  @Test
  void aMissingAndAnUnknownPlaceAreNamed() {
    CommandTemplate command = CommandTemplate.parse("d {input} {file}");
    List<String> places = List.of("input", "output");
    String unknown =
        assertThrows(IllegalArgumentException.class, () -> command.demand(places)).getMessage();
    assertTrue(unknown.contains("{file}"), unknown);
    CommandTemplate shorter = CommandTemplate.parse("d {input}");
    String missing =
        assertThrows(IllegalArgumentException.class, () -> shorter.demand(places)).getMessage();
    assertTrue(missing.contains("{output.y4m}"), missing);
  }

  @Test
  void theModelMayBeLeftOut() {
    assertEquals(2, CommandTemplate.parse("d {input}").demand(List.of("input")).words().size());
    assertEquals(
        3, CommandTemplate.parse("d {input} {model}").demand(List.of("input")).words().size());
  }
}
