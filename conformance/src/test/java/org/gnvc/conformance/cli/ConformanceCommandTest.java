package org.gnvc.conformance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** With decoders that are shell scripts. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ConformanceCommandTest {

  private static final String HOME = "gnvc.conformance";
  private static final String VECTOR = "key-and-predictive";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void pointAtTheVectors() {
    System.setProperty(HOME, Path.of("").toAbsolutePath().toString());
  }

  @AfterAll
  static void forget() {
    System.clearProperty(HOME);
  }

  private int run(String... args) {
    CommandLine command = new CommandLine(new ConformanceCommand());
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(args);
  }

  /** A decoder that knows the reference decodings by heart. */
  private String knowing() throws Exception {
    Path script = folder.resolve("decode.sh");
    Files.writeString(script, "cp \"$(dirname \"$1\")/reference.mkv\" \"$2\"\n");
    return "sh %s {input} {output.mkv}".formatted(script);
  }

  @Test
  void aDecoderThatDeliversTheReferencePasses() throws Exception {
    assertEquals(0, run("--decoder", knowing(), "--cases", VECTOR, "--report", folder + "/r"));
    assertTrue(out.toString().contains("passed, "), out.toString());
    assertTrue(out.toString().contains("no command was given with --symbols"), out.toString());
    assertTrue(Files.size(folder.resolve("r/index.html")) > 1000);
    assertTrue(Files.size(folder.resolve("r/junit.xml")) > 100);
  }

  @Test
  void aDecoderThatDeliversNothingFailsWithAReason() {
    assertEquals(1, run("--decoder", "true {input} {output.y4m}", "--cases", VECTOR));
    assertTrue(out.toString().contains("0 frames instead of"), out.toString());
  }

  @Test
  void aDecoderThatIsNotThereFailsWithAReason() {
    assertEquals(
        1,
        run("--decoder", "/no/decoder {input} {output.y4m}", "--cases", VECTOR, "--level", "L0"));
    assertTrue(out.toString().contains("could not be started"), out.toString());
  }

  @Test
  void wrongSymbolsFail() {
    String script = "echo group 0 17 " + "0".repeat(64);
    assertEquals(1, run("--symbols", "sh -c '" + script + "' {input}", "--cases", VECTOR));
    assertTrue(out.toString().contains("with symbols 00000000"), out.toString());
  }

  @Test
  void whatCannotBeJudgedIsNoSuccess() {
    assertEquals(1, run("--symbols", "true {input}", "--level", "L0", "--cases", VECTOR));
    assertTrue(out.toString().contains("nothing could be judged"), out.toString());
  }

  @Test
  void mistakesOnTheCommandLineAreUsageErrors() {
    assertEquals(2, run("--decoder", "d {input}"));
    assertTrue(err.toString().contains("there is no {output.y4m}"), err.toString());
    assertEquals(2, run("--level", "L4"));
    assertEquals(2, run("--cases", "no-such-case"));
    assertEquals(2, run("--jobs", "0"));
    assertEquals(2, run("--lpips", "/no/such/file"));
  }
}
