package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.gnvc.error.MediaException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The codec in the FFmpeg libraries of this very process. */
class GnvcFFmpegIT {

  private static final int FRAMES = 20;

  @BeforeAll
  static void register() throws Exception {
    GnvcFFmpeg.register();
  }

  @Test
  void registeringAgainChangesNothing() throws Exception {
    GnvcFFmpeg.register();
    assertNotNull(avcodec.avcodec_find_encoder_by_name("gnvc"));
    assertNotNull(avcodec.avcodec_find_decoder_by_name("gnvc"));
    assertEquals(
        avcodec.avcodec_find_encoder_by_name("gnvc").id(),
        avcodec.avcodec_descriptor_get_by_name("gnvc").id());
  }

  @Test
  void plainAvcodecEncodesAndDecodes() throws Exception {
    AVCodecParameters stream = avcodec.avcodec_parameters_alloc();
    List<byte[]> packets = encode(stream);
    assertEquals(FRAMES, packets.size());
    assertEquals(1, packets.get(5).length);
    AVCodecContext decoder = Gnvc.openDecoder(stream, Map.of("threads", "1"));
    assertEquals(64, decoder.width());
    assertEquals(avutil.AV_PIX_FMT_YUV420P, decoder.pix_fmt());
    AVFrame frame = avutil.av_frame_alloc();
    AVPacket packet = avcodec.av_packet_alloc();
    for (int n = 0; n < FRAMES; n++) {
      byte[] data = packets.get(n);
      assertEquals(0, avcodec.av_new_packet(packet, data.length));
      packet.data().put(data);
      packet.pts(n).dts(n);
      assertEquals(0, avcodec.avcodec_send_packet(decoder, packet));
      avcodec.av_packet_unref(packet);
      assertEquals(0, avcodec.avcodec_receive_frame(decoder, frame));
      assertEquals(n, frame.pts());
      assertEquals(64 + 5 * n, frame.data(0).get(20L * frame.linesize(0) + 30) & 0xff, 16);
    }
    avutil.av_frame_free(frame);
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(decoder);
    avcodec.avcodec_parameters_free(stream);
  }

  /** Encodes grey pictures that get brighter, with the parameters of their stream. */
  private static List<byte[]> encode(AVCodecParameters stream) throws Exception {
    AVCodecContext encoder =
        Gnvc.openEncoder(
            64, 48, avutil.AV_PIX_FMT_YUV420P, avutil.av_make_q(25, 1), Map.of("crf", "20"));
    assertEquals(0, avcodec.avcodec_parameters_from_context(stream, encoder));
    List<byte[]> packets = new ArrayList<>();
    for (int n = 0; n < FRAMES; n++) {
      AVFrame frame = avutil.av_frame_alloc();
      frame.format(avutil.AV_PIX_FMT_YUV420P).width(64).height(48).pts(n);
      assertEquals(0, avutil.av_frame_get_buffer(frame, 0));
      for (int plane = 0; plane < 3; plane++) {
        int size = frame.linesize(plane) * (plane == 0 ? 48 : 24);
        byte[] samples = new byte[size];
        Arrays.fill(samples, (byte) (plane == 0 ? 64 + 5 * n : 128));
        frame.data(plane).put(samples);
      }
      assertEquals(0, avcodec.avcodec_send_frame(encoder, frame));
      avutil.av_frame_free(frame);
      receive(encoder, packets);
    }
    assertEquals(0, avcodec.avcodec_send_frame(encoder, null));
    receive(encoder, packets);
    avcodec.avcodec_free_context(encoder);
    return packets;
  }

  private static void receive(AVCodecContext encoder, List<byte[]> packets) {
    AVPacket packet = avcodec.av_packet_alloc();
    while (avcodec.avcodec_receive_packet(encoder, packet) == 0) {
      assertEquals(packets.size(), packet.pts());
      byte[] data = new byte[packet.size()];
      packet.data().get(data);
      packets.add(data);
      avcodec.av_packet_unref(packet);
    }
    avcodec.av_packet_free(packet);
  }

  @Test
  void encodingIsTheSameEveryTime() throws Exception {
    AVCodecParameters stream = avcodec.avcodec_parameters_alloc();
    List<byte[]> once = encode(stream);
    avcodec.avcodec_parameters_free(stream);
    stream = avcodec.avcodec_parameters_alloc();
    List<byte[]> twice = encode(stream);
    avcodec.avcodec_parameters_free(stream);
    for (int n = 0; n < FRAMES; n++) {
      assertArrayEquals(once.get(n), twice.get(n));
    }
  }

  @Test
  void wrongOptionsAreExceptions() {
    IllegalArgumentException unknown =
        assertThrows(IllegalArgumentException.class, () -> open(Map.of("colour", "red")));
    assertTrue(unknown.getMessage().contains("colour"), unknown.getMessage());
    assertThrows(MediaException.class, () -> open(Map.of("crf", "99")));
    assertThrows(MediaException.class, () -> open(Map.of("preset", "fastest")));
  }

  private static void open(Map<String, String> options) throws Exception {
    Gnvc.openEncoder(64, 48, avutil.AV_PIX_FMT_YUV420P, avutil.av_make_q(25, 1), options);
  }

  @Test
  void aDecoderWithoutConfigurationIsAnException() {
    AVCodecParameters stream = avcodec.avcodec_parameters_alloc();
    stream.codec_type(avutil.AVMEDIA_TYPE_VIDEO);
    stream.codec_id(avcodec.avcodec_find_decoder_by_name("gnvc").id());
    assertThrows(MediaException.class, () -> Gnvc.openDecoder(stream, Map.of()));
    avcodec.avcodec_parameters_free(stream);
  }
}
