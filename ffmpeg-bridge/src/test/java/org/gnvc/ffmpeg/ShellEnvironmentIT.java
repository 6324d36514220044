package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code gnvc ffmpeg env}, evaluated by the shells that it is for. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ShellEnvironmentIT {

  private static final Path PLUG_IN = FfmpegProgram.STAGE.resolve("lib/gnvc/libgnvc_preload.so");

  @TempDir Path folder;

  private static String evaluate(String shell, String options) {
    String command = "'" + Launcher.PROJECT.resolve("gnvc") + "' ffmpeg env " + options;
    return shell.equals("fish")
        ? command + " --shell fish | source\n"
        : "eval \"$(" + command + (shell.equals("dash") ? "" : " --shell " + shell) + ")\"\n";
  }

  /** What a shell prints: its variables before, after one, two evaluations, and after undoing. */
  private Run session(String shell, Launcher launcher) throws Exception {
    Path program = Path.of("/usr/bin", shell);
    assumeTrue(Files.isExecutable(program), "no " + shell + " here: install it for this test");
    String print = "echo \"$LD_PRELOAD|$PATH|$MALLOC_ARENA_MAX|$GNVC_SET_PATH\"\n";
    String script =
        print
            + evaluate(shell, "")
            + print
            + evaluate(shell, "")
            + print
            + "ffmpeg -loglevel warning -hide_banner -encoders | grep -c ' gnvc '\n"
            + evaluate(shell, "--unset")
            + print;
    return launcher.run(program, "-c", script);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "zsh", "fish"})
  void evaluatedTwiceItAddsNothingTwiceAndCanBeUndone(String shell) throws Exception {
    Path tools = Launcher.toolsWithout("ffmpeg", "ffprobe", "ffplay");
    List<String> lines = session(shell, new Launcher().path(tools)).quiet().out().lines().toList();
    assertEquals(5, lines.size(), lines::toString);
    assertEquals("|" + tools + "||", lines.get(0));
    String[] set = lines.get(1).split("\\|", -1);
    assertEquals(PLUG_IN.toString(), set[0]);
    assertTrue(set[1].endsWith(tools.toString()), set[1]);
    assertTrue(set[1].contains("/ffmpeg-8."), set[1]);
    assertEquals("2", set[2]);
    assertEquals(lines.get(1), lines.get(2));
    assertEquals("1", lines.get(3));
    assertEquals(lines.get(0), lines.get(4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "zsh", "fish"})
  void whatTheUserHasSetStays(String shell) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ffmpeg")), "no /usr/bin/ffmpeg here");
    Path other = FfmpegProgram.STAGE.resolve("lib/libgnvc.so.0");
    Launcher launcher = new Launcher().set("LD_PRELOAD", other).set("MALLOC_ARENA_MAX", "5");
    launcher.path("/usr/bin", "/bin", Path.of(System.getProperty("java.home"), "bin"));
    List<String> lines = session(shell, launcher).quiet().out().lines().toList();
    String path = "/usr/bin:/bin:" + System.getProperty("java.home") + "/bin";
    assertEquals(other + "|" + path + "|5|", lines.get(0));
    assertEquals(other + ":" + PLUG_IN + "|" + path + "|5|", lines.get(1));
    assertEquals(lines.get(1), lines.get(2));
    assertEquals("1", lines.get(3));
    assertEquals(lines.get(0), lines.get(4));
  }

  @Test
  void anUnknownShellIsAnErrorThatNamesThoseThereAre() throws Exception {
    Run run = new Launcher().project("gnvc", "ffmpeg", "env", "--shell", "tcsh");
    assertEquals(2, run.exitCode());
    assertEquals("", run.out());
    run.says("no such shell: tcsh (sh, bash, zsh or fish)");
  }
}
