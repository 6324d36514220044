package org.gnvc.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gnvc.model.InstalledPacks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole commands on a small clip: one key group of 9 frames, then predictive groups of 8. */
class CommandsTest {

  private static final int FRAMES = 25;
  private static final int FRAME_BYTES = 6 + TestVideo.WIDTH * TestVideo.HEIGHT * 3 / 2;

  @TempDir static Path clips;
  @TempDir Path folder;

  private static Path source;
  private static Path coded;

  @BeforeAll
  static void encodeOnce() throws IOException {
    source = TestVideo.y4m(clips.resolve("source.y4m"), FRAMES);
    coded = clips.resolve("coded.gnvc");
    Cli cli = Cli.run("encode", source, coded, "--group", 8, "--no-scene-cuts");
    assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
    assertEquals("", cli.out());
    assertTrue(cli.err().contains("25 frames, " + Files.size(coded) + " bytes"), cli.err());
    assertEquals(1, cli.err().lines().count(), cli.err());
  }

  private static void assertFails(int exitCode, String message, Cli cli) {
    assertEquals(exitCode, cli.exitCode(), cli.err());
    assertTrue(cli.err().contains(message), cli.err());
    assertEquals(1, cli.err().lines().count(), cli.err());
    assertFalse(cli.err().contains("internal error"), cli.err());
    assertEquals("", cli.out());
  }

  private static byte[] frames(Path y4m, int from, int to) throws IOException {
    byte[] all = Files.readAllBytes(y4m);
    int header = new String(all, 0, 200, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
    assertEquals(0, (all.length - header) % FRAME_BYTES);
    return Arrays.copyOfRange(all, header + from * FRAME_BYTES, header + to * FRAME_BYTES);
  }

  @Test
  void aPartDecodesToTheSameFramesAsTheWhole() throws IOException {
    Path whole = folder.resolve("whole.y4m");
    Path part = folder.resolve("part.y4m");
    assertEquals(ExitCode.OK, Cli.run("decode", coded, whole).exitCode());
    assertEquals(
        ExitCode.OK, Cli.run("decode", coded, part, "--start", "11f", "--frames", "9").exitCode());
    assertArrayEquals(frames(whole, 11, 20), frames(part, 0, 9));
    Path timed = folder.resolve("timed.y4m");
    assertEquals(
        ExitCode.OK,
        Cli.run("decode", coded, timed, "--start", "0.44s", "--frames", "9").exitCode());
    assertArrayEquals(frames(whole, 11, 20), frames(timed, 0, 9));
  }

  @Test
  void aPartOfTheInputCanBeEncoded() {
    Path part = folder.resolve("part.gnvc");
    Cli cli = Cli.run("encode", source, part, "--start", "0.4", "--frames", "3", "--quiet");
    assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
    assertEquals("", cli.err());
    assertEquals(3, json(Cli.run("info", part, "--json")).get("frames").getAsInt());
    assertFails(
        ExitCode.INPUT,
        "start",
        Cli.run("encode", source, folder.resolve("no.gnvc"), "--start", "100f"));
  }

  @Test
  void anExistingFileIsReplacedOnlyByForce() throws IOException {
    Path mine = Files.writeString(folder.resolve("mine.gnvc"), "mine");
    assertFails(ExitCode.USAGE, "--force", Cli.run("encode", source, mine, "--frames", "1"));
    assertEquals("mine", Files.readString(mine));
    assertEquals(
        ExitCode.OK, Cli.run("encode", source, mine, "--frames", "1", "--force").exitCode());
    assertEquals(ExitCode.OK, Cli.run("verify", mine).exitCode());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(mine), files.toList());
    }
  }

  @Test
  void infoAccountsForEveryByte() throws IOException {
    JsonObject info = json(Cli.run("info", coded, "--json"));
    assertEquals(FRAMES, info.get("frames").getAsInt());
    assertEquals(3, info.getAsJsonArray("groups").size());
    long bytes = info.get("bytes").getAsLong();
    assertTrue(bytes <= Files.size(coded), "the index is not counted");
    long parts =
        info.get("hyperLatentBytes").getAsLong()
            + info.get("latentBytes").getAsLong()
            + info.get("sideBytes").getAsLong();
    assertEquals((double) bytes, (double) parts, 1.0);
    Cli text = Cli.run("info", coded);
    assertTrue(text.out().contains("predictive"), text.out());
    assertEquals("", text.err());
  }

  @Test
  void noiseLevelAndStepsOfEachGroupAreShown() {
    Path noisy = folder.resolve("noisy.gnvc");
    Cli cli =
        Cli.run(
            "encode",
            source,
            noisy,
            "--frames",
            13,
            "--group",
            8,
            "--steps",
            2,
            "--noise-level",
            "measured");
    assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
    JsonObject info = json(Cli.run("info", noisy, "--json"));
    for (JsonElement group : info.getAsJsonArray("groups")) {
      assertEquals(2, group.getAsJsonObject().get("steps").getAsInt());
      double tN = group.getAsJsonObject().get("tN").getAsDouble();
      assertTrue(tN > 0.5 && tN < 1 && tN != info.get("tN").getAsDouble(), "t_N " + tN);
    }
  }

  @Test
  void aProfileThatIsNotInstalledIsMissedWithTheWayToGetIt() {
    assumeTrue(!Files.exists(InstalledPacks.folder("wan")));
    assertFails(
        ExitCode.MISSING,
        "gnvc model convert",
        Cli.run("encode", source, folder.resolve("wan.gnvc"), "--profile", "wan"));
  }

  @Test
  void theReferenceAndTheFastPathFindTheSameSymbols() {
    Cli fast = Cli.run("verify", coded);
    Cli reference = Cli.run("verify", coded, "--reference");
    assertEquals(ExitCode.OK, fast.exitCode(), fast.err());
    assertTrue(fast.out().matches("symbols sha256 [0-9a-f]{64}\\R"), fast.out());
    assertEquals(fast.out(), reference.out());
    assertTrue(fast.err().contains("25 frames"), fast.err());
  }

  @Test
  void damageIsReportedAndTheRestIsDecoded() throws IOException {
    JsonObject info = json(Cli.run("info", coded, "--json"));
    int last = info.getAsJsonArray("groups").get(2).getAsJsonObject().get("offset").getAsInt();
    byte[] bytes = Files.readAllBytes(coded);
    bytes[last + 20] ^= 0x10;
    Path damaged = Files.write(folder.resolve("damaged.gnvc"), bytes);
    Cli verify = Cli.run("verify", damaged);
    assertEquals(ExitCode.INPUT, verify.exitCode());
    assertTrue(verify.err().contains("byte " + last), verify.err());
    Path video = folder.resolve("video.y4m");
    Cli decode = Cli.run("decode", damaged, video);
    assertEquals(ExitCode.INPUT, decode.exitCode(), decode.err());
    assertTrue(decode.err().startsWith("warning: bytes " + last), decode.err());
    assertEquals(17 * FRAME_BYTES, frames(video, 0, 17).length);
    Path whole = folder.resolve("whole.y4m");
    assertEquals(ExitCode.OK, Cli.run("decode", coded, whole).exitCode());
    assertArrayEquals(frames(whole, 0, 17), frames(video, 0, 17));
  }

  @Test
  void aStreamThatBeginsAtALaterFrameIsWhole() throws IOException {
    Path keyed = folder.resolve("keyed.gnvc");
    Cli.run("encode", source, keyed, "--group", "4", "--keyint", "9f", "--no-scene-cuts");
    JsonArray groups = json(Cli.run("info", keyed, "--json")).getAsJsonArray("groups");
    int first = groups.get(0).getAsJsonObject().get("offset").getAsInt();
    JsonObject later = groups.get(2).getAsJsonObject();
    assertTrue(later.get("key").getAsBoolean(), later.toString());
    ByteArrayOutputStream cut = new ByteArrayOutputStream();
    byte[] bytes = Files.readAllBytes(keyed);
    cut.write(bytes, 0, first);
    int from = later.get("offset").getAsInt();
    cut.write(bytes, from, bytes.length - from);
    Path rest = Files.write(folder.resolve("rest.gnvc"), cut.toByteArray());
    Cli verify = Cli.run("verify", rest);
    assertEquals(ExitCode.OK, verify.exitCode(), verify.err());
    Path video = folder.resolve("rest.y4m");
    assertEquals(ExitCode.OK, Cli.run("decode", rest, video).exitCode());
    Path whole = folder.resolve("keyed.y4m");
    assertEquals(ExitCode.OK, Cli.run("decode", keyed, whole).exitCode());
    assertArrayEquals(frames(whole, 9, FRAMES), frames(video, 0, FRAMES - 9));
  }

  @Test
  void whatIsNoStreamIsRefused() throws IOException {
    for (String command : new String[] {"info", "verify"}) {
      assertFails(ExitCode.INPUT, "not a GNVC file", Cli.run(command, source));
    }
    assertFails(
        ExitCode.INPUT, "not a GNVC file", Cli.run("decode", source, folder.resolve("video.mkv")));
  }

  @Test
  void whatIsNoVideoIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("text.mp4"), "no video at all\n".repeat(100));
    Path sound = TestVideo.wav(folder.resolve("sound.wav"));
    Path target = folder.resolve("target.gnvc");
    assertFails(ExitCode.INPUT, "text.mp4", Cli.run("encode", text, target));
    assertFails(ExitCode.INPUT, "no video", Cli.run("encode", sound, target));
    assertFalse(Files.exists(target));
  }

  @Test
  void aMissingModelAndAnotherModelHaveTheirOwnExitCode() throws Exception {
    Path target = folder.resolve("target.y4m");
    assertFails(
        ExitCode.MISSING,
        "nothing",
        Cli.run("decode", coded, target, "--model", folder.resolve("nothing")));
    Path other = Path.of("src/test/resources/org/gnvc/golden/lite_pack");
    assertFails(ExitCode.MISSING, "model", Cli.run("decode", coded, target, "--model", other));
    assertFalse(Files.exists(target));
  }

  @Test
  void aFullDiskIsOneLine() {
    assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no /dev/full");
    Cli encode = Cli.run("encode", source, "/dev/full", "--frames", "1");
    assertFails(ExitCode.IO, "/dev/full: No space left on device", encode);
  }

  @Test
  void stackTracesAreForThoseWhoAskForThem() {
    Cli cli = Cli.run("info", source, "--debug");
    assertEquals(ExitCode.INPUT, cli.exitCode());
    assertTrue(cli.err().contains("\tat org.gnvc."), cli.err());
  }

  private static JsonObject json(Cli cli) {
    assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
    return JsonParser.parseString(cli.out()).getAsJsonObject();
  }
}
