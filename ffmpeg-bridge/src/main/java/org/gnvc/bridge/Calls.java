package org.gnvc.bridge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;

/** What the exported functions do: handles to sessions, failures to numbers and text. */
final class Calls {

  /** A call from C. */
  interface Call {
    Status run() throws Exception;
  }

  private static final Map<Long, Session> SESSIONS = new ConcurrentHashMap<>();
  private static final AtomicLong LAST_HANDLE = new AtomicLong();

  private Calls() {}

  /**
   * Runs a call. Nothing may be thrown into C, so everything is caught, errors too.
   *
   * @param message receives one line, "" without a failure; may be null
   * @param capacity bytes that it has room for
   * @return the status as a number
   */
  static int run(BytePointer message, int capacity, Call call) {
    try {
      put("", message, capacity);
      return call.run().code();
    } catch (Throwable failure) {
      Status status = Status.of(failure);
      put(status.line(failure), message, capacity);
      if (status != Status.ARGUMENT && "1".equals(System.getenv("GNVC_DEBUG"))) {
        failure.printStackTrace();
      }
      return status.code();
    }
  }

  static Status openEncoder(BytePointer settings, LongPointer handle)
      throws InvalidArgumentException, IOException {
    return register(EncoderSession.open(text(settings)), handle);
  }

  static Status openDecoder(
      BytePointer settings, Pointer configuration, int size, LongPointer handle)
      throws InvalidArgumentException, IOException {
    return register(DecoderSession.open(text(settings), bytes(configuration, size)), handle);
  }

  private static Status register(Session session, LongPointer handle) {
    long number = LAST_HANDLE.incrementAndGet();
    SESSIONS.put(number, session);
    handle.put(number);
    return Status.OK;
  }

  static EncoderSession encoder(long handle) throws InvalidArgumentException {
    if (SESSIONS.get(handle) instanceof EncoderSession session) {
      return session;
    }
    throw new InvalidArgumentException("no encoder " + handle);
  }

  static DecoderSession decoder(long handle) throws InvalidArgumentException {
    if (SESSIONS.get(handle) instanceof DecoderSession session) {
      return session;
    }
    throw new InvalidArgumentException("no decoder " + handle);
  }

  static Status decodeGroup(long handle, Pointer packet, int size, IntPointer frames)
      throws InvalidArgumentException, IOException {
    frames.put(decoder(handle).decode(bytes(packet, size)));
    return Status.OK;
  }

  static Status report(String report, BytePointer text, int capacity) {
    put(report, text, capacity);
    return Status.OK;
  }

  /** Closes a session; a handle that is none is ignored. */
  static void close(long handle) {
    run(
        null,
        0,
        () -> {
          Session session = SESSIONS.remove(handle);
          if (session != null) {
            session.close();
          }
          return Status.OK;
        });
  }

  private static String text(BytePointer chars) {
    return chars.getString(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Pointer from, int size) {
    byte[] bytes = new byte[size];
    new BytePointer(from).get(bytes);
    return bytes;
  }

  /** Writes text with the final NUL of C, cut to fit between two characters. */
  private static void put(String text, BytePointer target, int capacity) {
    if (target == null || capacity < 1) {
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(bytes.length, capacity - 1);
    while (length < bytes.length && (bytes[length] & 0xC0) == 0x80) {
      length--;
    }
    target.put(bytes, 0, length).put(length, (byte) 0);
  }
}
