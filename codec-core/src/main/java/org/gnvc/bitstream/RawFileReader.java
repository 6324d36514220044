package org.gnvc.bitstream;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.GnvcException;
import org.gnvc.error.NotGnvcException;
import org.gnvc.error.UnsupportedStreamException;
import org.gnvc.error.VersionTooNewException;

/**
 * Reads a raw {@code .gnvc} file as a sequence of events. Damage is an event, not an exception:
 * reading goes on at the next sync word with an intact unit. Exceptions are left to what is wrong
 * with the file as a whole and to failures of the file system.
 */
public final class RawFileReader implements Closeable {

  private final InputStream in;
  private final SeekableByteChannel channel;
  private final ByteWindow window;
  private final UnitScanner scanner;
  private final StreamSyntax syntax;
  private final long firstUnitEnd;
  private SequenceHeader header;
  private StreamIndex index;
  private StreamEvent pending;
  private long position;
  // The unit at the position, where the search for it has read it already.
  private UnitScanner.Found ahead;
  // The sequence header last read is not that of the stream.
  private boolean foreign;

  /**
   * Opens a file that can be sought in.
   *
   * @throws NotGnvcException if it is not a GNVC file
   * @throws VersionTooNewException if its version is newer than this build
   * @throws UnsupportedStreamException if its header asks for more than this build offers
   * @throws CorruptStreamException if it has no intact sequence header
   */
  public static RawFileReader open(Path file) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(file);
    try {
      return new RawFileReader(Channels.newInputStream(channel), channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Reads from a stream, without seeking. Throws as {@link #open} does; the stream then stays open.
   *
   * @param in owned by the reader from here on; need not be buffered
   */
  public static RawFileReader of(InputStream in) throws IOException {
    return new RawFileReader(in, null);
  }

  private RawFileReader(InputStream in, SeekableByteChannel channel) throws IOException {
    this.in = in;
    this.channel = channel;
    window = new ByteWindow(in);
    scanner = new UnitScanner(window);
    if (!SyncWord.isAt(window, 0)) {
      throw new NotGnvcException("not a GNVC file: it does not begin with \"GNVC\"");
    }
    readFirstHeader();
    syntax = StreamSyntax.of(header.version().major());
    scanner.limit(header.level().maxUnitBytes());
    firstUnitEnd = position;
  }

  /** Goes on to the first sequence header that can be read; all before it is one damage. */
  private void readFirstHeader() throws IOException {
    GnvcException cause = null;
    long start = 0;
    while (header == null && window.available(position, 1) == 1) {
      start = position;
      if (step() instanceof StreamEvent.Damage damage && cause == null) {
        cause = damage.cause();
      }
    }
    if (header == null) {
      throw new CorruptStreamException(0, "a sequence header", cause.getMessage());
    }
    if (cause != null) {
      pending = new StreamEvent.Damage(0, start, cause);
    }
  }

  /** The sequence header. */
  public SequenceHeader header() {
    return header;
  }

  /** The next event, or null at the end of the file. */
  public StreamEvent next() throws IOException {
    StreamEvent event = pending;
    pending = null;
    while (event == null && window.available(position, 1) == 1) {
      event = step();
    }
    return event;
  }

  /**
   * Goes to the last key group that begins at {@code frame} or before. If the file's index is wrong
   * there, the groups are found by reading through the file.
   *
   * @return where that is; empty if there is none, and then nothing changes
   * @throws IllegalStateException if the source cannot be sought in
   */
  public Optional<StreamIndex.Entry> seek(long frame) throws IOException {
    Place back = place();
    Optional<StreamIndex.Entry> entry = index().keyGroupFor(frame);
    if (entry.isPresent() && !isTrue(entry.get())) {
      index = scannedIndex();
      entry = index.keyGroupFor(frame);
    }
    if (entry.isPresent()) {
      goTo(entry.get().offset());
    } else {
      goTo(back);
    }
    return entry;
  }

  /**
   * All groups: from the file's index, or by reading through the whole file if it has none. Where
   * reading goes on does not change.
   *
   * @throws IllegalStateException if the source cannot be sought in
   */
  public StreamIndex index() throws IOException {
    if (channel == null) {
      throw new IllegalStateException("a stream has no index");
    }
    if (index == null) {
      Place back = place();
      Optional<StreamIndex> stored = storedIndex();
      index = stored.isPresent() ? stored.get() : scannedIndex();
      goTo(back);
    }
    return index;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Bytes copied so far to look at them: the measure of the work. */
  long touchedBytes() {
    return window.touchedBytes();
  }

  private StreamEvent step() throws IOException {
    window.release(position);
    UnitScanner.Found found = ahead;
    ahead = null;
    if (found == null) {
      try {
        found = scanner.read(position);
      } catch (CorruptStreamException e) {
        return resume(e);
      }
    }
    scanner.pass(found.end() - position);
    position = found.end();
    try {
      return event(found);
    } catch (CorruptStreamException e) {
      return new StreamEvent.Damage(found.offset(), found.end(), e);
    } catch (UnsupportedStreamException | VersionTooNewException e) {
      if (header == null) {
        throw e;
      }
      return new StreamEvent.Damage(found.offset(), found.end(), e);
    }
  }

  private StreamEvent event(UnitScanner.Found place) throws IOException {
    Unit unit = place.unit();
    if (unit.type() == Unit.GROUP) {
      if (foreign) {
        return null;
      }
      CodedGroup group =
          syntax.readGroup(new FieldReader(unit.payload(), unit.payloadOffset()), header);
      return new StreamEvent.Group(group, place.offset(), (int) (place.end() - place.offset()));
    }
    if (unit.type() == Unit.SEQUENCE_HEADER) {
      foreign = header != null;
      SequenceHeader found = StreamSyntax.readHeader(unit.payload(), unit.payloadOffset());
      if (header == null) {
        header = found;
      } else if (!found.equals(header)) {
        throw new UnsupportedStreamException(
            "another stream begins here; its groups are passed over");
      }
      foreign = false;
    }
    return null;
  }

  private StreamEvent resume(CorruptStreamException cause) throws IOException {
    long start = position;
    scanner.pass(1);
    ahead = scanner.next(start + 1);
    position = ahead == null ? window.end() : ahead.offset();
    return new StreamEvent.Damage(start, position, cause);
  }

  /** Whether the key group that an entry names stands where it says. */
  private boolean isTrue(StreamIndex.Entry entry) throws IOException {
    goTo(entry.offset());
    return step() instanceof StreamEvent.Group found
        && found.group().header().key()
        && found.group().header().firstFrame() == entry.firstFrame();
  }

  private Optional<StreamIndex> storedIndex() throws IOException {
    long size = channel.size();
    int tail = StreamIndexV1.DISTANCE_BYTES + Unit.CRC_BYTES;
    if (size < firstUnitEnd + tail) {
      return Optional.empty();
    }
    goTo(size - tail);
    if (window.available(position, tail) < tail) {
      return Optional.empty();
    }
    long distance = new FieldReader(window.copy(position, tail), position).u32("index distance");
    if (distance > size - firstUnitEnd) {
      return Optional.empty();
    }
    goTo(size - distance);
    try {
      UnitScanner.Found found = scanner.read(position);
      Unit unit = found.unit();
      return unit.type() == Unit.INDEX && found.end() == size
          ? Optional.of(syntax.readIndex(new FieldReader(unit.payload(), unit.payloadOffset())))
          : Optional.empty();
    } catch (CorruptStreamException e) {
      return Optional.empty();
    }
  }

  private StreamIndex scannedIndex() throws IOException {
    goTo(firstUnitEnd);
    List<StreamIndex.Entry> entries = new ArrayList<>();
    for (StreamEvent event = next(); event != null; event = next()) {
      if (event instanceof StreamEvent.Group found) {
        GroupHeader group = found.group().header();
        entries.add(
            new StreamIndex.Entry(
                found.offset(), group.firstFrame(), group.frameCount(), group.key()));
      }
    }
    return new StreamIndex(entries);
  }

  private record Place(long position, StreamEvent pending, boolean foreign) {}

  private Place place() {
    return new Place(position, pending, foreign);
  }

  private void goTo(Place place) throws IOException {
    goTo(place.position());
    pending = place.pending();
    foreign = place.foreign();
  }

  private void goTo(long offset) throws IOException {
    channel.position(offset);
    window.restart(in, offset);
    scanner.restart();
    position = offset;
    ahead = null;
    pending = null;
    foreign = false;
  }
}
