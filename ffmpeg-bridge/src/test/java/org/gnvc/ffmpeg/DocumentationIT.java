package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is written about the options is what FFmpeg says about them. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DocumentationIT {

  private static final Path MANUAL = Path.of("man/gnvc-ffmpeg.1");
  private static final Path README = Path.of("../README.md");
  private static final Path LAUNCHERS = Path.of("../launch");

  /** Own options of the encoder or the decoder, without their dash. */
  private static List<String> options(String codec) throws Exception {
    String help = FfmpegProgram.bundled().run("-h", codec + "=gnvc").quiet().out();
    return Pattern.compile("(?m)^  -(\\S+) +<")
        .matcher(help)
        .results()
        .map(option -> option.group(1))
        .toList();
  }

  @Test
  void everyOptionIsInTheManualAndInTheReadme() throws Exception {
    String manual = Files.readString(MANUAL);
    String readme = Files.readString(README);
    for (String codec : List.of("encoder", "decoder")) {
      List<String> options = options(codec);
      assertTrue(options.size() >= 5, options::toString);
      for (String option : options) {
        assertTrue(manual.contains("\n.BI \\-" + option + " "), () -> "manual: -" + option);
        assertTrue(readme.contains("`-" + option + " "), () -> "README: -" + option);
      }
    }
  }

  @Test
  void everyPixelFormatIsInTheManual() throws Exception {
    String help = FfmpegProgram.bundled().run("-h", "encoder=gnvc").quiet().out();
    String formats = help.lines().filter(l -> l.contains("pixel formats:")).findFirst().get();
    String manual = Files.readString(MANUAL);
    for (String format : formats.replaceAll(".*: ", "").strip().split(" ", -1)) {
      assertTrue(Pattern.compile("\\b" + format + "\\b").matcher(manual).find(), format);
    }
  }

  @Test
  void everyVariableOfTheLaunchersIsInTheManual() throws Exception {
    List<String> used = new ArrayList<>();
    try (Stream<Path> files = Files.list(LAUNCHERS)) {
      for (Path file : files.toList()) {
        Pattern.compile("\\bGNVC_[A-Z_]+\\b")
            .matcher(Files.readString(file))
            .results()
            .forEach(variable -> used.add(variable.group()));
      }
    }
    String manual = Files.readString(MANUAL);
    assertFalse(used.isEmpty());
    used.forEach(variable -> assertTrue(manual.contains("\n.B " + variable + "\n"), variable));
  }

  @Test
  void manualPagesAreFreeOfMistakes() throws Exception {
    Path mandoc = Path.of("/usr/bin/mandoc");
    assumeTrue(Files.isExecutable(mandoc), "no mandoc here: install it to check manual pages");
    try (Stream<Path> pages = Files.list(MANUAL.getParent())) {
      for (Path page : pages.filter(p -> !isLink(p)).toList()) {
        Run lint = new Launcher().run(mandoc, "-T", "lint", "-W", "style", page);
        assertEquals("", lint.out() + lint.err());
      }
    }
  }

  /** Pages that only say which other one is meant. */
  private static boolean isLink(Path page) {
    return page.toFile().length() < 100;
  }
}
