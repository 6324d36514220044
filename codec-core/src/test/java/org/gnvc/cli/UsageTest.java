package org.gnvc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "transcode a b                           | unmatched argument",
        "--all                                   | --all belongs to --help",
        "encode a.mp4                            | OUTPUT",
        "encode a.mp4 b.gnvc --qualty 3          | or --quality?",
        "encode a.mp4 b.gnvc --quality 64        | from 0 to 63",
        "encode a.mp4 b.gnvc --quality 8 --bpp 1 | mutually exclusive",
        "encode a.mp4 b.gnvc --bitrate fast      | no bit rate",
        "encode a.mp4 b.gnvc --bpp 0             | bits per pixel",
        "encode a.mp4 b.gnvc --group 15          | multiple of 4",
        "encode a.mp4 b.gnvc --keyint soon       | neither seconds",
        "encode a.mp4 b.gnvc --keyint 0          | --keyint",
        "encode a.mp4 b.gnvc --steps 9           | from 1 to 8",
        "encode a.mp4 b.gnvc --noise-level auto  | neither a share",
        "encode a.mp4 b.gnvc --noise-level 1     | neither a share",
        "encode a.mp4 b.gnvc --profile huge      | no such profile",
        "encode a.mp4 b.gnvc --seed -1           | seed",
        "encode a.mp4 b.gnvc --device tpu        | no such device",
        "encode a.mp4 b.gnvc --precision int4    | no such precision",
        "encode a.mp4 b.gnvc --threads 0         | threads",
        "encode a.mp4 b.gnvc --frames 0          | frames",
        "encode missing.mp4 b.gnvc               | no such file",
        "decode missing.gnvc b.mp4               | no such file",
        "decode missing.gnvc - --codec ffv1      | --codec",
        "info                                    | FILE",
        "model shrink                            | unmatched argument",
        "model convert                           | --wan-vae and --wan-dit, or a pack",
        "model convert pack copy                 | --type says",
        "model convert pack copy more            | or a pack and",
        "model convert --wan-vae a.pth out       | both --wan-vae and --wan-dit",
        "model convert --vace a.pth out          | both --wan-vae and --wan-dit",
        "model convert --wan-vae no.pth --wan-dit no.pth out | no.pth: no such file",
        "model convert --wan-vae pom.xml --wan-dit pom.xml a b | one folder",
        "model convert --wan-vae pom.xml --wan-dit pom.xml src | src exists",
        "model convert --wan-vae pom.xml --wan-dit pom.xml --type int4 out | --type",
        "model init out                          | --profile",
        "model init --profile lite out           | the profile is wan",
        "model init --profile wan --seed x out   | --seed",
        "model init --profile wan src            | src exists",
        "model init --profile wan --config no.json out | no.json: no such file",
        "model cost --size 8x8                   | 16x16 to 4096x2304",
        "model cost --size large                 | is no size",
        "model cost --frames 62                  | from 1 to 61",
        "model cost --gpu abacus                 | no such card",
      })
  void aMistakeIsOneLineWithTheWayToHelp(String line, String expected) {
    Cli cli = Cli.run((Object[]) line.strip().split(" +"));
    assertEquals(ExitCode.USAGE, cli.exitCode(), cli.err());
    assertTrue(cli.err().contains(expected), cli.err());
    assertTrue(cli.err().strip().endsWith("--help"), cli.err());
    assertEquals(1, cli.err().strip().lines().count(), cli.err());
    assertEquals("", cli.out());
  }

  @Test
  void withoutTheBridgeTheFfmpegCommandsSayHowToGetThem() {
    assertTrue(Cli.run("--help").out().contains("  ffmpeg "));
    Cli cli = Cli.run("ffmpeg", "doctor");
    assertEquals(ExitCode.MISSING, cli.exitCode());
    assertEquals(1, cli.err().strip().lines().count(), cli.err());
    assertTrue(cli.err().contains("start the launcher ./gnvc"), cli.err());
  }

  @Test
  void withoutTheSuiteItsCommandSaysWhereItIs() {
    assertTrue(Cli.run("--help").out().contains("  conformance "));
    Cli cli = Cli.run("conformance", "--level", "L1");
    assertEquals(ExitCode.MISSING, cli.exitCode());
    assertEquals(1, cli.err().strip().lines().count(), cli.err());
    assertTrue(cli.err().contains("./gnvc conformance"), cli.err());
  }

  @Test
  void withoutACommandThereIsNothingToDo() {
    Cli cli = Cli.run();
    assertEquals(ExitCode.USAGE, cli.exitCode());
    assertEquals("gnvc: no command given; see gnvc --help", cli.err().strip());
  }

  @Test
  void helpShowsTheUsualOptionsAndAllOfThemWhenAsked() {
    Cli basic = Cli.run("encode", "--help");
    Cli all = Cli.run("encode", "--help", "--all");
    assertEquals(ExitCode.OK, basic.exitCode());
    assertTrue(basic.out().contains("--quality"));
    assertFalse(basic.out().contains("--seed"));
    assertTrue(all.out().contains("--quality"));
    assertTrue(all.out().contains("--seed"));
    assertTrue(all.out().contains("--precision"));
    assertEquals("", all.err());
  }

  @Test
  void everyCommandHasHelp() {
    for (String command :
        new String[] {"encode", "decode", "info", "verify", "bench", "demo", "eval"}) {
      Cli cli = Cli.run(command, "--help");
      assertEquals(ExitCode.OK, cli.exitCode());
      assertTrue(cli.out().startsWith("Usage: gnvc " + command), cli.out());
    }
  }

  @Test
  void theVersionNamesTheLibraries() {
    Cli cli = Cli.run("--version");
    assertTrue(cli.out().contains("libtorch 2."), cli.out());
    assertTrue(cli.out().contains("FFmpeg "), cli.out());
    assertFalse(cli.out().contains("unknown"), cli.out());
  }
}
