package org.gnvc.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.bitstream.GroupHeader;
import org.gnvc.bitstream.Level;
import org.gnvc.bitstream.ModelHash;
import org.gnvc.bitstream.Profile;
import org.gnvc.bitstream.RawFileReader;
import org.gnvc.bitstream.RawFileWriter;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.bitstream.StreamEvent;
import org.gnvc.bitstream.StreamVersion;
import org.gnvc.error.GnvcException;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The library's reader of raw files finds what Java's finds, in sound files and in damaged ones.
 */
class ReadersAgreeIT {

  private static final int DAMAGED_FILES = 600;
  private static final Pattern PASSED = Pattern.compile(".*passed over bytes (\\d+) to (\\d+)");

  private static final SequenceHeader HEADER =
      new SequenceHeader(
          StreamVersion.of(Profile.LITE),
          Profile.WAN,
          Level.L2,
          new VideoFormat(641, 360, ChromaFormat.YUV422, 10, ColorDescription.BT709),
          new Rational(24000, 1001),
          new Rational(1, 1000),
          new ModelHash(1, 2),
          new ModelHash(3, 4),
          200,
          2,
          77);

  @TempDir static Path folder;
  private static CProgram packets;

  @BeforeAll
  static void compile() throws Exception {
    packets = CProgram.compileTest(folder, "packets", "", List.of());
  }

  private static CodedGroup group(boolean key, long first, int frames, List<Long> timestamps) {
    GroupHeader header = new GroupHeader(key, first, frames, 40, 2, 200, 0, timestamps);
    Random random = new Random(first);
    List<byte[]> substreams = new ArrayList<>();
    for (int i = 0; i < header.latentCount(); i++) {
      byte[] substream = new byte[random.nextInt(30)];
      random.nextBytes(substream);
      substreams.add(substream);
    }
    return new CodedGroup(header, substreams);
  }

  private static byte[] soundFile() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RawFileWriter writer = new RawFileWriter(out, HEADER)) {
      writer.write(group(true, 0, 17, List.of()));
      writer.write(group(false, 17, 16, List.of()));
      writer.repeatHeader();
      writer.write(
          group(false, 33, 30, LongStream.range(0, 30).mapToObj(i -> 1400 + 40 * i).toList()));
      writer.write(
          group(true, 63, 65, LongStream.range(0, 65).mapToObj(i -> 3000 + i * i + i).toList()));
      writer.write(group(true, 1L << 40, 1, List.of()));
      writer.finish();
    }
    return out.toByteArray();
  }

  private static byte[] damaged(byte[] sound, Random random) {
    byte[] bytes = Arrays.copyOf(sound, sound.length - random.nextInt(3) * random.nextInt(200));
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 ->
            Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(90)), (byte) 'G');
        case 2 -> {
          byte[] word = {'G', 'N', 'V', 'C', 2, (byte) 0x90, 0x10};
          System.arraycopy(word, 0, bytes, at, Math.min(word.length, bytes.length - at));
        }
        default -> {
          int gone = Math.min(random.nextInt(40), bytes.length - at);
          System.arraycopy(bytes, at + gone, bytes, at, bytes.length - at - gone);
          bytes = Arrays.copyOf(bytes, bytes.length - gone);
        }
      }
    }
    return bytes;
  }

  /** What Java's reader finds, as the program prints it; "refused" if it is no readable file. */
  private static List<String> expected(byte[] file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (RawFileReader reader = RawFileReader.of(new ByteArrayInputStream(file))) {
      for (StreamEvent event = reader.next(); event != null; event = reader.next()) {
        if (event instanceof StreamEvent.Group found) {
          add(found, reader.header(), lines);
        } else {
          lines.add("damage " + event.offset() + " " + ((StreamEvent.Damage) event).end());
        }
      }
    } catch (GnvcException e) {
      return List.of("refused");
    }
    return lines;
  }

  private static void add(StreamEvent.Group found, SequenceHeader sequence, List<String> lines) {
    GroupHeader header = found.group().header();
    for (int i = 0; i < header.frameCount(); i++) {
      long pts =
          header.timestamps().isEmpty()
              ? sequence.ptsOf(header.firstFrame() + i)
              : header.timestamps().get(i);
      lines.add(
          i > 0
              ? "frame %d %d".formatted(i, pts)
              : "group %d %d %d %d"
                  .formatted(found.offset(), found.bytes() - 4, header.key() ? 1 : 0, pts));
    }
  }

  /** Lines of the program with damage as a range; "refused" if there is nothing but damage. */
  private static List<String> found(List<String> printed) {
    List<String> lines = new ArrayList<>();
    for (String line : printed) {
      Matcher passed = PASSED.matcher(line);
      lines.add(
          line.startsWith("damage") && passed.matches()
              ? "damage " + passed.group(1) + " " + (Long.parseLong(passed.group(2)) + 1)
              : line);
    }
    boolean usable = lines.stream().anyMatch(line -> line.startsWith("group"));
    return usable || lines.isEmpty() ? lines : List.of("refused");
  }

  private static List<List<String>> print(List<Path> files) throws Exception {
    String out =
        packets.run(Map.of(), files.stream().map(Path::toString).toArray(String[]::new)).ok().out();
    List<List<String>> printed = new ArrayList<>();
    for (String line : out.lines().toList()) {
      if (line.startsWith("file ")) {
        printed.add(new ArrayList<>());
      } else {
        printed.get(printed.size() - 1).add(line);
      }
    }
    return printed;
  }

  @Test
  void soundFileGivesTheSamePackets() throws Exception {
    byte[] sound = soundFile();
    List<String> lines = expected(sound);
    assertEquals(17 + 16 + 30 + 65 + 1, lines.size());
    assertEquals(lines, print(List.of(Files.write(folder.resolve("sound"), sound))).get(0));
  }

  @Test
  void conformanceVectorsGiveTheSamePackets() throws Exception {
    List<Path> files;
    try (Stream<Path> vectors = Files.list(Path.of("../conformance/vectors/1.0"))) {
      files =
          vectors
              .map(vector -> vector.resolve("stream.gnvc"))
              .filter(Files::exists)
              .sorted()
              .toList();
    }
    assertTrue(files.size() > 200, files.size() + " vectors");
    List<List<String>> printed = print(files);
    for (int i = 0; i < files.size(); i++) {
      List<String> expected = packetsOf(expected(Files.readAllBytes(files.get(i))));
      assertEquals(expected, packetsOf(printed.get(i)), files.get(i).toString());
    }
  }

  private static List<String> packetsOf(List<String> lines) {
    return lines.stream().filter(line -> line.matches("(group|frame) .*")).toList();
  }

  @Test
  void damagedFilesGiveTheSamePacketsAndTheSameDamage() throws Exception {
    byte[] sound = soundFile();
    Random random = new Random(5);
    List<Path> files = new ArrayList<>();
    List<List<String>> expected = new ArrayList<>();
    for (int i = 0; i < DAMAGED_FILES; i++) {
      byte[] bytes = damaged(sound, random);
      files.add(Files.write(folder.resolve("damaged" + i), bytes));
      List<String> lines = expected(bytes);
      boolean usable = lines.stream().anyMatch(line -> line.startsWith("group"));
      expected.add(usable || lines.isEmpty() ? lines : List.of("refused"));
    }
    List<List<String>> printed = print(files);
    assertEquals(files.size(), printed.size());
    for (int i = 0; i < printed.size(); i++) {
      assertEquals(expected.get(i), found(printed.get(i)), files.get(i).toString());
    }
    assertTrue(expected.stream().filter(List.of("refused")::equals).count() < DAMAGED_FILES / 2);
  }
}
