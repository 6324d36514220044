package org.gnvc.bitstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.gnvc.error.VersionTooNewException;
import org.junit.jupiter.api.Test;

/** The reader of version 1 stands for itself, and is chosen by the major version alone. */
class StreamVersionsTest {

  private static final int MAJOR = 0;
  private static final int MINOR = 1;

  /** What reads and writes version 1. Another major version gets classes of its own. */
  private static final List<Class<?>> VERSION_1 =
      List.of(
          StreamSyntaxV1.class, SequenceHeaderV1.class, CodedGroupV1.class, StreamIndexV1.class);

  private final List<CodedGroup> groups = Streams.fourGroups();
  private final byte[] header = new StreamSyntaxV1().writeHeader(Streams.HEADER);

  private byte[] file(byte[] headerPayload) throws IOException {
    byte[] file = Streams.file(groups, false);
    int headerEnd = (int) Streams.groups(Streams.events(file)).get(0).offset();
    return new FieldWriter()
        .bytes(SyncWord.bytes())
        .bytes(Unit.write(Unit.SEQUENCE_HEADER, headerPayload))
        .bytes(Arrays.copyOfRange(file, headerEnd, file.length))
        .toByteArray();
  }

  @Test
  void versionOneHasAReaderOfItsOwn() throws IOException {
    assertInstanceOf(StreamSyntaxV1.class, StreamSyntax.of(1));
    for (Class<?> type : VERSION_1) {
      assertEquals("V1", type.getSimpleName().substring(type.getSimpleName().length() - 2));
    }
  }

  @Test
  void laterMinorVersionsAreReadAsTheFirst() throws IOException {
    for (int minor = 1; minor < 256; minor++) {
      byte[] later = Arrays.copyOf(header, header.length + minor % 3);
      later[MINOR] = (byte) minor;
      List<StreamEvent> events = Streams.events(file(later));
      assertEquals(groups.size(), events.size());
      for (int i = 0; i < events.size(); i++) {
        Streams.assertSame(groups.get(i), Streams.groups(events).get(i).group());
      }
    }
  }

  @Test
  void laterMajorVersionsAreRefused() throws IOException {
    for (int major = StreamSyntax.NEWEST_MAJOR + 1; major < 256; major++) {
      byte[] later = header.clone();
      later[MAJOR] = (byte) major;
      byte[] file = file(later);
      assertThrows(
          VersionTooNewException.class, () -> RawFileReader.of(new ByteArrayInputStream(file)));
    }
  }
}
