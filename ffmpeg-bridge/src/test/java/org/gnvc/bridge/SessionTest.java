package org.gnvc.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.LongPointer;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.bitstream.ModelHash;
import org.gnvc.bitstream.PacketCodec;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.codec.DecoderOptions;
import org.gnvc.codec.EncodedGroup;
import org.gnvc.codec.EncoderOptions;
import org.gnvc.codec.GnvcDecoder;
import org.gnvc.codec.GnvcEncoder;
import org.gnvc.codec.GnvcModel;
import org.gnvc.codec.ModelOptions;
import org.gnvc.codec.RateTarget;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.MissingModelException;
import org.gnvc.error.MissingReferenceException;
import org.gnvc.error.UnsupportedStreamException;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions with the embedded model, driven as libgnvc drives them. */
class SessionTest {

  @AfterEach
  void noModelStaysLoaded() {
    assertEquals(0, SharedModel.loadedModels());
  }

  @Test
  void packetsAndPicturesAreThoseOfTheCore() throws Exception {
    List<Frame> frames = Clip.frames(40);
    byte[] header;
    List<Clip.Packet> packets;
    try (EncoderSession encoder = EncoderSession.open(Clip.PICTURE + "quality=20\n")) {
      header = Clip.header(encoder);
      packets = Clip.encode(encoder, frames);
    }
    List<List<short[]>> pictures;
    try (DecoderSession decoder = DecoderSession.open("device=cpu", header)) {
      pictures = Clip.decode(decoder, Clip.FORMAT, packets);
    }

    ModelOptions machine = EncoderSettings.parse(Clip.PICTURE).model();
    try (GnvcModel model = GnvcModel.open(machine);
        GnvcEncoder encoder =
            new GnvcEncoder(
                model,
                Clip.FORMAT,
                new Rational(25, 1),
                new Rational(1, 25),
                EncoderOptions.defaults().withRate(new RateTarget.Quality(20)));
        GnvcDecoder decoder = new GnvcDecoder(model, encoder.header(), DecoderOptions.defaults())) {
      PacketCodec codec = new PacketCodec(encoder.header());
      assertArrayEquals(codec.configuration(), header);
      List<EncodedGroup> groups = new ArrayList<>();
      for (Frame frame : frames) {
        groups.addAll(encoder.send(frame));
      }
      groups.addAll(encoder.finish());
      int next = 0;
      for (EncodedGroup coded : groups) {
        CodedGroup group = coded.group();
        assertArrayEquals(codec.groupPacket(group), packets.get(next).data());
        assertEquals(group.header().key(), packets.get(next).key());
        for (Frame frame : decoder.decode(group)) {
          assertEquals(next, packets.get(next).pts());
          for (int p = 0; p < 3; p++) {
            assertArrayEquals(frame.planes().get(p), pictures.get(next).get(p));
          }
          next++;
        }
      }
      assertEquals(40, next);
      assertEquals(40, packets.size());
      assertEquals(40, pictures.size());
    }
  }

  @Test
  void continuationPacketsCountWithinTheGroupAndAreNoKeyPackets() throws Exception {
    List<Clip.Packet> packets;
    try (EncoderSession encoder = EncoderSession.open(Clip.PICTURE + "group=8\nscene-cuts=0\n")) {
      packets = Clip.encode(encoder, Clip.frames(20));
    }
    for (int i = 0; i < 20; i++) {
      int place = i < 9 ? i : i < 17 ? i - 9 : i - 17;
      if (place > 0) {
        assertArrayEquals(new byte[] {(byte) place}, packets.get(i).data(), "packet " + i);
        assertFalse(packets.get(i).key());
      } else {
        assertTrue(packets.get(i).data().length > 1, "packet " + i);
        assertEquals(i == 0, packets.get(i).key());
      }
    }
  }

  @Test
  void delayIsOneGroupAndTheEndIsTold() throws Exception {
    try (EncoderSession encoder = EncoderSession.open(Clip.PICTURE + "group=4\nscene-cuts=0\n");
        LongPointer out = new LongPointer(4)) {
      List<Frame> frames = Clip.frames(6);
      for (int i = 0; i < 4; i++) {
        Clip.send(encoder, frames.get(i), false);
        assertEquals(Status.AGAIN, encoder.receive(out), "after picture " + i);
      }
      Clip.send(encoder, frames.get(4), false);
      assertEquals(5, Clip.receive(encoder).size());
      Clip.send(encoder, frames.get(5), false);
      assertEquals(Status.AGAIN, encoder.receive(out));
      encoder.finish();
      assertEquals(Status.OK, encoder.receive(out));
      assertEquals(Status.END, encoder.receive(out));
      encoder.finish();
      assertEquals(Status.END, encoder.receive(out));
      assertThrows(InvalidArgumentException.class, () -> Clip.send(encoder, frames.get(0), false));
    }
  }

  @Test
  void forcedKeyPictureStartsAKeyGroup() throws Exception {
    try (EncoderSession encoder = EncoderSession.open(Clip.PICTURE + "scene-cuts=0\n")) {
      List<Clip.Packet> packets = new ArrayList<>();
      for (Frame frame : Clip.frames(12)) {
        Clip.send(encoder, frame, frame.pts() == 5 || frame.pts() == 6);
        packets.addAll(Clip.receive(encoder));
      }
      encoder.finish();
      packets.addAll(Clip.receive(encoder));
      assertEquals(
          List.of(0, 5, 6),
          IntStream.range(0, 12).filter(i -> packets.get(i).key()).boxed().toList());
    }
  }

  @Test
  void keyIntervalInFramesIsExactBelowAndAboveTheGroupLength() throws Exception {
    for (int interval : new int[] {1, 3, 9, 25}) {
      try (EncoderSession encoder =
          EncoderSession.open(
              Clip.PICTURE.replace("rate-num=25\nrate-den=1", "rate-num=30000\nrate-den=1001")
                  + "group=8\nscene-cuts=0\nkeyint="
                  + interval
                  + "\n")) {
        List<Clip.Packet> packets = Clip.encode(encoder, Clip.frames(30));
        List<Integer> keys =
            IntStream.range(0, 30).filter(i -> packets.get(i).key()).boxed().toList();
        for (int k = 1; k < keys.size(); k++) {
          assertTrue(keys.get(k) - keys.get(k - 1) <= interval, interval + ": " + keys);
        }
        assertEquals(interval == 25 ? 2 : (29 + interval) / interval, keys.size(), "" + keys);
      }
    }
  }

  @Test
  void timestampsOfPicturesComeBackWithThePackets() throws Exception {
    long[] times = {-40, 3, 4, 900, 1L << 40};
    try (EncoderSession encoder = EncoderSession.open(Clip.PICTURE)) {
      List<Frame> frames = new ArrayList<>();
      for (Frame frame : Clip.frames(times.length)) {
        frames.add(frame.withPts(times[frames.size()]));
      }
      List<Clip.Packet> packets = Clip.encode(encoder, frames);
      assertArrayEquals(times, packets.stream().mapToLong(Clip.Packet::pts).toArray());
    }
  }

  @Test
  void timestampThatDoesNotGrowIsRefusedAndEncodingGoesOn() throws Exception {
    try (EncoderSession encoder = EncoderSession.open(Clip.PICTURE)) {
      List<Frame> frames = Clip.frames(3);
      Clip.send(encoder, frames.get(1), false);
      Exception refused =
          assertThrows(
              InvalidArgumentException.class, () -> Clip.send(encoder, frames.get(1), false));
      assertEquals("timestamp 1 after 1: timestamps must grow", refused.getMessage());
      Clip.send(encoder, frames.get(2), false);
      encoder.finish();
      assertEquals(2, Clip.receive(encoder).size());
    }
  }

  @Test
  void everyFormatGoesThrough() throws Exception {
    ChromaFormat[] chroma = ChromaFormat.values();
    for (int c = 0; c < chroma.length; c++) {
      for (int depth : new int[] {8, 10}) {
        VideoFormat format = new VideoFormat(35, 21, chroma[c], depth, ColorDescription.NONE);
        String picture =
            "width=35\nheight=21\nchroma=%d\nbit-depth=%d\n".formatted(c, depth)
                + "rate-num=25\nrate-den=1\nbase-num=1\nbase-den=25\ndevice=cpu\n";
        try (EncoderSession encoder = EncoderSession.open(picture);
            DecoderSession decoder = DecoderSession.open("device=cpu", Clip.header(encoder))) {
          Frame grey = Frame.allocate(format, 0);
          grey.planes().forEach(p -> Arrays.fill(p, (short) (1 << (depth - 1))));
          List<Clip.Packet> packets = Clip.encode(encoder, List.of(grey));
          List<short[]> decoded = Clip.decode(decoder, format, packets).get(0);
          for (int p = 0; p < 3; p++) {
            for (short sample : decoded.get(p)) {
              assertEquals(0.5, sample / (double) (1 << depth), 0.15, format + " plane " + p);
            }
          }
        }
      }
    }
  }

  @Test
  void sessionsWithTheSameMachineShareOneModel() throws Exception {
    EncoderSession first = EncoderSession.open(Clip.PICTURE);
    assertEquals(1, SharedModel.loadedModels());
    byte[] header = Clip.header(first);
    DecoderSession second = DecoderSession.open("device=cpu", header);
    assertEquals(1, SharedModel.loadedModels());
    DecoderSession third = DecoderSession.open("device=cpu\nthreads=1", header);
    assertEquals(2, SharedModel.loadedModels());
    first.close();
    first.close();
    assertEquals(2, SharedModel.loadedModels());
    third.close();
    assertEquals(1, SharedModel.loadedModels());
    second.close();
  }

  @Test
  void sessionsSideBySideGiveWhatOneGives() throws Exception {
    List<Frame> frames = Clip.frames(24);
    List<Clip.Packet> alone;
    try (EncoderSession encoder = EncoderSession.open(Clip.PICTURE)) {
      alone = Clip.encode(encoder, frames);
    }
    ExecutorService hosts = Executors.newFixedThreadPool(3);
    try {
      Callable<List<Clip.Packet>> host =
          () -> {
            try (EncoderSession encoder = EncoderSession.open(Clip.PICTURE)) {
              return Clip.encode(encoder, frames);
            }
          };
      for (Future<List<Clip.Packet>> result : hosts.invokeAll(List.of(host, host, host))) {
        List<Clip.Packet> packets = result.get();
        assertEquals(alone.size(), packets.size());
        for (int i = 0; i < alone.size(); i++) {
          assertArrayEquals(alone.get(i).data(), packets.get(i).data());
        }
      }
    } finally {
      hosts.shutdown();
    }
  }

  @Test
  void failedOpeningLeavesNothingBehind() throws Exception {
    assertThrows(
        UnsupportedStreamException.class,
        () -> EncoderSession.open(Clip.PICTURE.replace("width=64", "width=8")));
    assertThrows(
        MissingModelException.class,
        () -> EncoderSession.open(Clip.PICTURE + "model=/no/such/folder\n"));
    byte[] header;
    try (EncoderSession encoder = EncoderSession.open(Clip.PICTURE)) {
      header = Clip.header(encoder);
    }
    byte[] other = withAnotherModel(header);
    assertThrows(MissingModelException.class, () -> DecoderSession.open("device=cpu", other));
    header[10] ^= 1;
    assertThrows(CorruptStreamException.class, () -> DecoderSession.open("device=cpu", header));
  }

  @Test
  void decoderReportsLostAndDamagedGroupsAndGoesOnAtTheNextKeyGroup() throws Exception {
    byte[] header;
    List<byte[]> groups;
    try (EncoderSession encoder =
        EncoderSession.open(Clip.PICTURE + "group=4\nkeyint=9\nscene-cuts=0\n")) {
      header = Clip.header(encoder);
      groups =
          Clip.encode(encoder, Clip.frames(18)).stream()
              .map(Clip.Packet::data)
              .filter(data -> data.length > 1)
              .toList();
    }
    assertEquals(4, groups.size());
    try (DecoderSession decoder = DecoderSession.open("device=cpu", header)) {
      assertThrows(MissingReferenceException.class, () -> decoder.decode(groups.get(1)));
      assertEquals(5, decoder.decode(groups.get(0)));
      byte[] damaged = groups.get(1).clone();
      damaged[damaged.length / 2] ^= 4;
      assertThrows(CorruptStreamException.class, () -> decoder.decode(damaged));
      assertThrows(CorruptStreamException.class, () -> decoder.decode(new byte[] {1}));
      try (NativePicture picture = new NativePicture(Clip.FORMAT)) {
        assertThrows(InvalidArgumentException.class, () -> decoder.copy(0, picture.planes()));
      }
      assertEquals(5, decoder.decode(groups.get(2)));
      decoder.flush();
      assertThrows(MissingReferenceException.class, () -> decoder.decode(groups.get(3)));
      assertEquals(5, decoder.decode(groups.get(2)));
      assertEquals(4, decoder.decode(groups.get(3)));
      assertTrue(decoder.report().startsWith("19 frames\n"), decoder.report());
    }
  }

  @Test
  void encoderReportTellsBitsPerPixelDeviceAndTheTimeOfStages() throws Exception {
    try (EncoderSession encoder = EncoderSession.open(Clip.PICTURE)) {
      String none = "0.0000 bits per pixel: 0 bytes, 0 frames, 0 groups\n";
      assertTrue(encoder.report().startsWith(none), encoder.report());
      List<Clip.Packet> packets = Clip.encode(encoder, Clip.frames(17));
      int bytes = packets.stream().mapToInt(packet -> packet.data().length).sum();
      String expected =
          String.format(
              Locale.ROOT,
              "%.4f bits per pixel: %d bytes, 17 frames, 1 groups",
              bytes * 8 / (64.0 * 48 * 17),
              bytes);
      List<String> lines = encoder.report().lines().toList();
      assertEquals(expected, lines.get(0));
      assertTrue(lines.get(1).matches("device \\S+, b?float\\d\\d"), lines.get(1));
      assertTrue(
          lines.get(2).matches("colour [0-9.]+ s, .*entropy [0-9.]+ s, [0-9.]+ frames/s"),
          lines.get(2));
    }
  }

  private static byte[] withAnotherModel(byte[] configuration) throws IOException {
    SequenceHeader header = PacketCodec.readConfiguration(configuration);
    SequenceHeader other =
        new SequenceHeader(
            header.version(),
            header.profile(),
            header.level(),
            header.format(),
            header.frameRate(),
            header.timeBase(),
            new ModelHash(1, 2),
            header.synthesisModel(),
            header.tN(),
            header.steps(),
            header.noiseSeed());
    return new PacketCodec(other).configuration();
  }
}
