package org.gnvc.library;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The test programs in {@code src/test/c}, compiled with the library's sources under the address
 * and undefined behaviour sanitizers, leaks included.
 */
class CoreProgramsIT {

  private static final List<String> SANITIZERS =
      List.of("-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all");

  @TempDir static Path folder;

  @BeforeAll
  static void needsTheSanitizers() throws Exception {
    Path source = Files.writeString(folder.resolve("empty.c"), "int main(void) { return 0; }\n");
    List<String> command =
        new ArrayList<>(List.of("gcc", "-o", folder.resolve("empty").toString()));
    command.addAll(SANITIZERS);
    command.add(source.toString());
    assumeTrue(
        CProgram.start(command, Map.of()).exitCode() == 0,
        "gcc has no sanitizer libraries here; apt-get install libasan8 libubsan1, or dnf install"
            + " libasan libubsan");
  }

  private static CProgram.Result run(String name, String replaced, String... arguments)
      throws Exception {
    return CProgram.compileTest(folder, name, replaced, SANITIZERS).run(Map.of(), arguments);
  }

  @Test
  void settings() throws Exception {
    run("settings_test", "").ok();
  }

  @Test
  void syntax() throws Exception {
    run("syntax_test", "").ok();
  }

  @Test
  void rawFiles() throws Exception {
    run("file_test", "").ok();
  }

  @Test
  void encoderAndDecoderUpToTheBorderToJava() throws Exception {
    run("codec_test", "java.c").ok();
  }

  @Test
  void damageInAHundredThousandForms() throws Exception {
    run("damage_test", "", "100000").ok();
  }
}
