package org.gnvc.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
