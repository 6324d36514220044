package org.gnvc.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gnvc.frame.Frame;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The functions of libjnignvc.so, called as C calls them, in a Java that runs already. */
class ExportsTest {

  private static final int CAPACITY = 256;

  private static NativeLibrary library;

  private final Memory message = new Memory(CAPACITY);
  private final Memory handle = new Memory(Long.BYTES);

  @BeforeAll
  static void load() {
    Path file = Path.of("target/stage/lib/gnvc/libjnignvc.so").toAbsolutePath();
    library = NativeLibrary.getInstance(file.toString());
  }

  @Test
  void clipGoesThroughTheFunctions() throws Exception {
    assertEquals(0, call("encoder_open", utf8(Clip.PICTURE), handle, message, CAPACITY), text());
    long encoder = handle.getLong(0);
    Memory place = new Memory(4 * Long.BYTES);
    assertEquals(0, call("encoder_header", encoder, place));
    byte[] header = bytes(place);
    List<byte[]> packets = new ArrayList<>();
    for (Frame frame : Clip.frames(18)) {
      try (NativePicture picture = NativePicture.of(frame)) {
        assertEquals(0, send(encoder, picture, frame.pts()), text());
      }
    }
    assertEquals(0, call("encoder_receive", encoder, place, message, CAPACITY));
    packets.add(bytes(place));
    assertEquals(0, place.getLong(2 * Long.BYTES));
    assertEquals(1, place.getLong(3 * Long.BYTES));
    assertEquals(0, finish(encoder));
    while (call("encoder_receive", encoder, place, message, CAPACITY) == 0) {
      packets.add(bytes(place));
    }
    assertEquals(18, packets.size());
    assertArrayEquals(new byte[] {16}, packets.get(16));
    assertEquals(0, call("encoder_report", encoder, message, CAPACITY));
    assertTrue(text().contains(" bits per pixel: "), text());
    call("encoder_close", encoder);

    decode(header, packets.get(0));
    assertEquals(0, SharedModel.loadedModels());
  }

  private void decode(byte[] header, byte[] packet) throws Exception {
    int status =
        call(
            "decoder_open",
            utf8("device=cpu\n"),
            memory(header),
            header.length,
            handle,
            message,
            CAPACITY);
    assertEquals(0, status, text());
    long decoder = handle.getLong(0);
    Memory frames = new Memory(Integer.BYTES);
    assertEquals(
        0,
        call("decoder_group", decoder, memory(packet), packet.length, frames, message, CAPACITY));
    assertEquals(17, frames.getInt(0));
    try (NativePicture picture = new NativePicture(Clip.FORMAT)) {
      assertEquals(0, copy(decoder, 16, picture));
      assertEquals(-1, copy(decoder, 17, picture));
      assertEquals("picture 17 of a group of 17", text());
    }
    call("decoder_flush", decoder);
    try (NativePicture picture = new NativePicture(Clip.FORMAT)) {
      assertEquals(-1, copy(decoder, 0, picture));
    }
    assertEquals(0, call("decoder_report", decoder, message, CAPACITY));
    assertTrue(text().startsWith("17 frames\n"), text());
    call("decoder_close", decoder);
    call("decoder_close", decoder);
  }

  @Test
  void failureIsANumberAndALine() throws Exception {
    assertEquals(
        -1, call("encoder_open", utf8(Clip.PICTURE + "steps=0\n"), handle, message, CAPACITY));
    assertEquals("steps must be a whole number from 1 to 8, not 0", text());
    assertEquals(
        -7, call("encoder_open", utf8(Clip.PICTURE + "model=/none\n"), handle, message, CAPACITY));
    assertEquals(-1, call("encoder_receive", 12345L, handle, message, CAPACITY));
    assertEquals("no encoder 12345", text());
    assertEquals(
        -5,
        call("decoder_open", utf8(""), memory(new byte[9]), 9, handle, message, CAPACITY),
        text());
    call("encoder_close", 12345L);
  }

  private static int call(String name, Object... arguments) {
    Function function = library.getFunction("gnvc_java_" + name);
    return function.invokeInt(arguments);
  }

  private int send(long encoder, NativePicture picture, long pts) {
    return call(
        "encoder_send",
        encoder,
        plane(picture, 0),
        plane(picture, 1),
        plane(picture, 2),
        picture.hostStride(0),
        picture.hostStride(1),
        picture.hostStride(2),
        pts,
        0,
        message,
        CAPACITY);
  }

  private int finish(long encoder) {
    Pointer none = Pointer.NULL;
    return call("encoder_send", encoder, none, none, none, 0L, 0L, 0L, 0L, 0, message, CAPACITY);
  }

  private int copy(long decoder, int index, NativePicture picture) {
    return call(
        "decoder_frame",
        decoder,
        index,
        plane(picture, 0),
        plane(picture, 1),
        plane(picture, 2),
        picture.hostStride(0),
        picture.hostStride(1),
        picture.hostStride(2),
        message,
        CAPACITY);
  }

  private static Pointer plane(NativePicture picture, int p) {
    return new Pointer(picture.plane(p).address());
  }

  private static Memory utf8(String text) {
    return memory((text + "\0").getBytes(StandardCharsets.UTF_8));
  }

  private static Memory memory(byte[] bytes) {
    Memory memory = new Memory(bytes.length);
    memory.write(0, bytes, 0, bytes.length);
    return memory;
  }

  private static byte[] bytes(Memory addressAndSize) {
    Pointer address = addressAndSize.getPointer(0);
    return address.getByteArray(0, (int) addressAndSize.getLong(Long.BYTES));
  }

  private String text() {
    return message.getString(0, "UTF-8");
  }
}
