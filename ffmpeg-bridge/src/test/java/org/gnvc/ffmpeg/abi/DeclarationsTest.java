package org.gnvc.ffmpeg.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclarationsTest {
  private static final Path ABI = Path.of("src/main/c/abi");
  private static final Path SYSTEM_HEADERS = Path.of("/usr/include/x86_64-linux-gnu");
  private static final Pattern PLACE = Pattern.compile("_Static_assert\\(offsetof.*;");
  private static final Pattern MACRO = Pattern.compile("#define (\\w+) (.*)");
  private static final Pattern CONSTANT = Pattern.compile("(?m)^    (\\w+) = (-?\\d+),$");

  @TempDir Path folder;

  @Test
  void theCommittedFilesAreWhatThePresetsOnTheClassPathSay() throws IOException {
    Declarations declarations =
        Declarations.parse(Files.readAllLines(ABI.resolve("declarations.txt")));
    assertEquals(
        Files.readString(ABI.resolve("62/declarations.h")), AbiHeader.header(declarations));
    assertEquals(Files.readString(ABI.resolve("62/exports.c")), AbiHeader.exports(declarations));
  }

  @Test
  void placesAndValuesAreThoseOfDebiansHeaders() throws Exception {
    Path version = SYSTEM_HEADERS.resolve("libavcodec/version_major.h");
    assumeTrue(
        Files.exists(version) && Files.readString(version).contains("LIBAVCODEC_VERSION_MAJOR  59"),
        "no headers of libavcodec 59 here: install Debian's libavcodec-dev and libavformat-dev");
    StringBuilder source = new StringBuilder();
    for (String header :
        List.of(
            "libavcodec/avcodec", "libavformat/avformat", "libavutil/opt", "libavutil/pixdesc")) {
      source.append("#include <").append(header).append(".h>\n");
    }
    source.append("#include <stddef.h>\n");
    String declarations = Files.readString(ABI.resolve("59/declarations.h"));
    PLACE
        .matcher(declarations)
        .results()
        .forEach(match -> source.append(match.group()).append('\n'));
    for (Pattern pattern : List.of(MACRO, CONSTANT)) {
      Matcher matcher = pattern.matcher(declarations);
      while (matcher.find()) {
        // The one that names the minor version, too.
        if (!matcher.group(1).equals("LIBAVUTIL_VERSION_INT")) {
          source.append(
              "_Static_assert(%1$s == %2$s, \"%1$s\");\n"
                  .formatted(matcher.group(1), matcher.group(2)));
        }
      }
    }
    Path file = Files.writeString(folder.resolve("places.c"), source);
    Process gcc =
        new ProcessBuilder("gcc", "-Wno-deprecated-declarations", "-fsyntax-only", file.toString())
            .redirectErrorStream(true)
            .start();
    String messages = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, gcc.waitFor(), messages);
  }

  @Test
  void aMemberOfAnUnknownTypeIsAnError() {
    List<String> lines = List.of("struct avutil AVRational", "    AVUnknown num");
    Declarations declarations = Declarations.parse(lines);
    assertThrows(IllegalArgumentException.class, () -> AbiHeader.header(declarations));
  }

  @Test
  void membersThatOverlapAreAnError() {
    List<String> lines = List.of("struct avutil AVRational", "    int64_t num", "    int den");
    Declarations declarations = Declarations.parse(lines);
    assertThrows(IllegalStateException.class, () -> AbiHeader.header(declarations));
  }
}
