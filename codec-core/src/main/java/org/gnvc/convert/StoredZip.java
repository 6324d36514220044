package org.gnvc.convert;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.gnvc.error.MissingModelException;

/**
 * The entries of a zip file that are stored without compression, as PyTorch writes them: of any
 * size (zip64), with or without a data descriptor behind the data. Sizes are taken from the central
 * directory; every one is checked against the file before it is used, and no two entries may
 * overlap. Layout: PKWARE's APPNOTE, sections 4.3 and 4.5.3.
 */
final class StoredZip {

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int END64 = 0x06064b50;
  private static final int LOCATOR64 = 0x07064b50;
  private static final int END_LENGTH = 22;
  private static final int LOCATOR64_LENGTH = 20;
  private static final int END64_LENGTH = 56;
  private static final int CENTRAL_LENGTH = 46;
  private static final int LOCAL_LENGTH = 30;
  private static final int LONGEST_COMMENT = 0xFFFF;

  /** No checkpoint's directory comes near this. */
  private static final long LONGEST_DIRECTORY = 64 << 20;

  private static final long ESCAPE = 0xFFFFFFFFL;

  private static final int ENCRYPTED = 1;

  /** A file inside the zip: where its data starts in the zip file, how long it is, its CRC-32. */
  record Entry(String name, long start, long length, int crc) {}

  private final FileChannel channel;
  private final String file;
  private final long size;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private StoredZip(FileChannel channel, String file) throws IOException {
    this.channel = channel;
    this.file = file;
    size = channel.size();
  }

  /**
   * Reads the directory.
   *
   * @param channel the file; stays open as long as entries are read
   * @param file its name, for messages
   * @throws MissingModelException if it is not a zip file of this kind, or a damaged one
   */
  static StoredZip open(FileChannel channel, String file) throws IOException {
    StoredZip zip = new StoredZip(channel, file);
    zip.readDirectory();
    return zip;
  }

  /** All entries by name. */
  Map<String, Entry> entries() {
    return entries;
  }

  /** A part of an entry, mapped. */
  ByteBuffer map(Entry entry, long offset, long length) throws IOException {
    if (offset < 0 || length < 0 || offset > entry.length - length || length > Integer.MAX_VALUE) {
      throw damaged("%d bytes at %d of %s".formatted(length, offset, Refused.quoted(entry.name)));
    }
    return channel.map(MapMode.READ_ONLY, entry.start + offset, length).order(LITTLE_ENDIAN);
  }

  /** Compares an entry's content with its check sum. */
  void check(Entry entry) throws IOException {
    CRC32 crc = new CRC32();
    long piece = 64 << 20;
    for (long at = 0; at < entry.length; at += piece) {
      crc.update(map(entry, at, Math.min(piece, entry.length - at)));
    }
    if ((int) crc.getValue() != entry.crc) {
      throw damaged("wrong check sum of " + Refused.quoted(entry.name));
    }
  }

  private record Directory(long start, long length, long count) {}

  private void readDirectory() throws IOException {
    Directory directory = findDirectory();
    if (directory.length > LONGEST_DIRECTORY || directory.length > size - directory.start) {
      throw damaged("its directory lies outside the file");
    }
    if (directory.count > directory.length / CENTRAL_LENGTH) {
      throw damaged(
          "%d entries in a directory of %d bytes".formatted(directory.count, directory.length));
    }
    ByteBuffer in = read(directory.start, directory.length);
    List<Entry> all = new ArrayList<>();
    for (long i = 0; i < directory.count; i++) {
      Entry entry = readEntry(in);
      all.add(entry);
      if (entries.put(entry.name, entry) != null) {
        throw damaged("two entries are called " + Refused.quoted(entry.name));
      }
    }
    all.sort(Comparator.comparingLong(Entry::start));
    long end = 0;
    for (Entry entry : all) {
      if (entry.start - LOCAL_LENGTH < end) {
        throw damaged("entries overlap at " + Refused.quoted(entry.name));
      }
      end = entry.start + entry.length;
    }
    if (end > directory.start) {
      throw damaged("its directory overlaps the entries");
    }
  }

  private Directory findDirectory() throws IOException {
    int tail = (int) Math.min(size, END_LENGTH + LONGEST_COMMENT);
    ByteBuffer in = read(size - tail, tail);
    int at = tail - END_LENGTH;
    while (at >= 0 && in.getInt(at) != END) {
      at--;
    }
    if (at < 0) {
      throw Refused.unreadable(
          file, "it is no zip file, as PyTorch 1.6 and later write; save it anew with one of them");
    }
    long count = in.getShort(at + 10) & 0xFFFFL;
    long length = in.getInt(at + 12) & ESCAPE;
    long start = in.getInt(at + 16) & ESCAPE;
    long locator = size - tail + at - LOCATOR64_LENGTH;
    if (locator >= 0) {
      ByteBuffer found = read(locator, LOCATOR64_LENGTH);
      if (found.getInt(0) == LOCATOR64) {
        ByteBuffer end64 = read(found.getLong(8), END64_LENGTH);
        if (end64.getInt(0) != END64) {
          throw damaged("its 64-bit directory is missing");
        }
        count = end64.getLong(32);
        length = end64.getLong(40);
        start = end64.getLong(48);
      }
    }
    if (count < 0 || length < 0 || start < 0 || start > size) {
      throw damaged("its directory lies outside the file");
    }
    return new Directory(start, length, count);
  }

  private Entry readEntry(ByteBuffer in) throws IOException {
    if (in.remaining() < CENTRAL_LENGTH || in.getInt(in.position()) != CENTRAL) {
      throw damaged("its directory breaks off");
    }
    ByteBuffer head = in.slice(in.position(), CENTRAL_LENGTH).order(LITTLE_ENDIAN);
    int nameLength = head.getShort(28) & 0xFFFF;
    int extraLength = head.getShort(30) & 0xFFFF;
    int commentLength = head.getShort(32) & 0xFFFF;
    if (in.remaining() < CENTRAL_LENGTH + nameLength + extraLength + commentLength) {
      throw damaged("its directory breaks off");
    }
    String name = UTF_8.decode(in.slice(in.position() + CENTRAL_LENGTH, nameLength)).toString();
    ByteBuffer extra =
        in.slice(in.position() + CENTRAL_LENGTH + nameLength, extraLength).order(LITTLE_ENDIAN);
    in.position(in.position() + CENTRAL_LENGTH + nameLength + extraLength + commentLength);
    long packed = head.getInt(20) & ESCAPE;
    long length = head.getInt(24) & ESCAPE;
    long local = head.getInt(42) & ESCAPE;
    if (length == ESCAPE || packed == ESCAPE || local == ESCAPE) {
      ByteBuffer wide = zip64(extra, name);
      length = length == ESCAPE ? wideField(wide, name) : length;
      packed = packed == ESCAPE ? wideField(wide, name) : packed;
      local = local == ESCAPE ? wideField(wide, name) : local;
    }
    if (head.getShort(10) != 0 || packed != length) {
      throw Refused.unreadable(file, "its entry " + Refused.quoted(name) + " is compressed");
    }
    if ((head.getShort(8) & ENCRYPTED) != 0) {
      throw Refused.unreadable(file, "its entry " + Refused.quoted(name) + " is encrypted");
    }
    return new Entry(name, dataStart(name, local, length), length, head.getInt(16));
  }

  /** The extra field with the numbers that 32 bits do not hold. */
  private ByteBuffer zip64(ByteBuffer extra, String name) throws MissingModelException {
    while (extra.remaining() >= 4) {
      int kind = extra.getShort() & 0xFFFF;
      int length = extra.getShort() & 0xFFFF;
      if (length > extra.remaining()) {
        break;
      }
      if (kind == 1) {
        return extra.slice(extra.position(), length).order(LITTLE_ENDIAN);
      }
      extra.position(extra.position() + length);
    }
    throw damaged("no 64-bit sizes of " + Refused.quoted(name));
  }

  private long wideField(ByteBuffer wide, String name) throws MissingModelException {
    if (wide.remaining() < Long.BYTES) {
      throw damaged("no 64-bit sizes of " + Refused.quoted(name));
    }
    return wide.getLong();
  }

  private long dataStart(String name, long local, long length) throws IOException {
    ByteBuffer head = read(local, LOCAL_LENGTH);
    long start = local + LOCAL_LENGTH + (head.getShort(26) & 0xFFFF) + (head.getShort(28) & 0xFFFF);
    if (head.getInt(0) != LOCAL || length < 0 || start > size || length > size - start) {
      throw damaged("its entry %s lies outside the file".formatted(Refused.quoted(name)));
    }
    return start;
  }

  /** Reads a piece of the file; a piece that is not all there is damage. */
  private ByteBuffer read(long position, long length) throws IOException {
    if (position < 0 || length < 0 || position > size - length) {
      throw damaged("it breaks off");
    }
    ByteBuffer in = ByteBuffer.allocate((int) length).order(LITTLE_ENDIAN);
    while (in.hasRemaining() && channel.read(in, position + in.position()) >= 0) {}
    if (in.hasRemaining()) {
      throw damaged("it breaks off");
    }
    return in.flip();
  }

  private MissingModelException damaged(String how) {
    return Refused.damaged(file, how);
  }
}
