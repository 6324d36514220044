package org.gnvc.library;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The test programs in C under valgrind, which also finds what the sanitizers do not: memory that
 * is used before it was written. Only those without Java, whose own memory valgrind cannot judge.
 */
class MemcheckIT {

  @TempDir static Path folder;

  @BeforeAll
  static void needsValgrind() throws Exception {
    assumeTrue(
        CProgram.start(List.of("sh", "-c", "command -v valgrind"), Map.of()).exitCode() == 0,
        "no valgrind; apt-get install valgrind, or dnf install valgrind");
  }

  private static void check(String name, String replaced, String... arguments) throws Exception {
    Path program = CProgram.compileTest(folder, name, replaced, List.of("-O1")).file();
    List<String> command =
        new ArrayList<>(List.of("valgrind", "-q", "--error-exitcode=9", "--leak-check=full"));
    command.add("--show-leak-kinds=all");
    command.add(program.toString());
    command.addAll(List.of(arguments));
    CProgram.start(command, Map.of()).ok();
  }

  @Test
  void settings() throws Exception {
    check("settings_test", "");
  }

  @Test
  void syntax() throws Exception {
    check("syntax_test", "");
  }

  @Test
  void rawFiles() throws Exception {
    check("file_test", "");
  }

  @Test
  void encoderAndDecoderUpToTheBorderToJava() throws Exception {
    check("codec_test", "java.c");
  }

  @Test
  void damage() throws Exception {
    check("damage_test", "", "500", "7", "quick");
  }
}
