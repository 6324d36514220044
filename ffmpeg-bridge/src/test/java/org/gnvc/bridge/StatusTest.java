package org.gnvc.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.BytePointer;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.GnvcException;
import org.gnvc.error.MediaException;
import org.gnvc.error.MissingLibraryException;
import org.gnvc.error.MissingModelException;
import org.gnvc.error.MissingReferenceException;
import org.gnvc.error.NotGnvcException;
import org.gnvc.error.UnsupportedStreamException;
import org.gnvc.error.VersionTooNewException;
import org.junit.jupiter.api.Test;

class StatusTest {

  @Test
  void everyFailureHasItsStatus() {
    assertEquals(Status.NOT_GNVC, Status.of(new NotGnvcException("no")));
    assertEquals(Status.VERSION, Status.of(new VersionTooNewException("stream", 2, 1)));
    assertEquals(Status.UNSUPPORTED, Status.of(new UnsupportedStreamException("no")));
    assertEquals(Status.CORRUPT, Status.of(new CorruptStreamException(1, "a", "b")));
    assertEquals(Status.REFERENCE, Status.of(new MissingReferenceException(1, 2)));
    assertEquals(Status.MODEL, Status.of(new MissingModelException("no", "fetch")));
    assertEquals(
        Status.LIBRARY, Status.of(new MissingLibraryException("x", "y", new IOException("z"))));
    assertEquals(Status.LIBRARY, Status.of(new UnsatisfiedLinkError("no")));
    assertEquals(Status.ARGUMENT, Status.of(new InvalidArgumentException("no")));
    assertEquals(Status.MEMORY, Status.of(new OutOfMemoryError("heap")));
    assertEquals(Status.INTERNAL, Status.of(new MediaException("f", "gone")));
    assertEquals(Status.INTERNAL, Status.of(new IllegalStateException("no")));
    assertEquals(Status.INTERNAL, Status.of(new StackOverflowError()));
  }

  @Test
  void everyDeclaredExceptionIsMapped() {
    assertEquals(8, GnvcException.class.getPermittedSubclasses().length);
  }

  @Test
  void numbersAreThoseOfTheHeader() throws IOException {
    String header = Files.readString(Path.of("include/gnvc/gnvc.h"));
    Map<String, Integer> numbers = new HashMap<>();
    Matcher constant = Pattern.compile("GNVC_(?:ERROR_)?(\\w+) = (-?\\d+)").matcher(header);
    while (constant.find()) {
      numbers.put(constant.group(1), Integer.parseInt(constant.group(2)));
    }
    for (Status status : Status.values()) {
      assertEquals(numbers.get(status.name()), status.code(), status.name());
    }
  }

  @Test
  void messageIsOneLineThatFits() {
    try (BytePointer message = new BytePointer(16)) {
      assertEquals(-10, call(message, new IllegalStateException("one\n  two")));
      assertEquals("internal error:", text(message));
      assertEquals(-4, call(message, new UnsupportedStreamException("one\n  two")));
      assertEquals("one two", text(message));
      assertEquals(-4, call(message, new UnsupportedStreamException("0123456789abcd\u00e4")));
      assertEquals("0123456789abcd", text(message));
      assertEquals(-9, call(message, new OutOfMemoryError()));
      assertEquals("out of memory", text(message));
      assertEquals(1, Calls.run(message, 16, () -> Status.AGAIN));
      assertEquals("", text(message));
      assertEquals(-10, Calls.run(null, 0, () -> failing(new StackOverflowError())));
    }
  }

  private static int call(BytePointer message, Throwable failure) {
    return Calls.run(message, 16, () -> failing(failure));
  }

  private static String text(BytePointer message) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; message.get(i) != 0; i++) {
      text.append((char) message.get(i));
    }
    return text.toString();
  }

  private static Status failing(Throwable failure) throws Exception {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (Exception) failure;
  }
}
