package org.gnvc.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.LongPointer;
import org.gnvc.frame.Frame;
import org.junit.jupiter.api.Test;

/** What an encoder session makes of pictures, driven as libgnvc drives it. */
class EncoderSessionTest {

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
}
