package org.gnvc.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.gnvc.bitstream.GroupHeader;
import org.gnvc.bitstream.RawFileReader;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.bitstream.StreamEvent;
import org.gnvc.codec.SymbolVerifier;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.MissingReferenceException;

/** What is known of a stream after reading it once. For one thread at a time. */
final class StreamReport {

  /**
   * One group.
   *
   * @param header its header
   * @param offset where it lies in the file
   * @param bytes all its bytes
   * @param payloadBytes entropy-coded bytes among them
   * @param hyperBytes share of the hyper-latent symbols in the payload; NaN if not known
   */
  record Group(GroupHeader header, long offset, int bytes, long payloadBytes, double hyperBytes) {

    double latentBytes() {
      return payloadBytes - hyperBytes;
    }

    long sideBytes() {
      return bytes - payloadBytes;
    }
  }

  private final SequenceHeader header;
  private final List<Group> groups = new ArrayList<>();
  private final List<String> damages = new ArrayList<>();
  private long endOfData;

  StreamReport(SequenceHeader header) {
    this.header = header;
  }

  /**
   * Reads the stream to its end.
   *
   * @param verifier splits the bytes; null leaves the split out
   */
  void read(RawFileReader reader, SymbolVerifier verifier) throws IOException {
    for (StreamEvent event = reader.next(); event != null; event = reader.next()) {
      if (event instanceof StreamEvent.Damage damage) {
        damages.add("bytes %d to %d: %s".formatted(damage.offset(), damage.end(), damage.reason()));
        endOfData = damage.end();
      } else if (event instanceof StreamEvent.Group found) {
        groups.add(
            new Group(
                found.group().header(),
                found.offset(),
                found.bytes(),
                found.group().payloadBytes(),
                hyperBytes(found, verifier)));
        endOfData = found.offset() + found.bytes();
      }
    }
  }

  private double hyperBytes(StreamEvent.Group found, SymbolVerifier verifier) throws IOException {
    if (verifier == null) {
      return Double.NaN;
    }
    try {
      double before = verifier.hyperBits();
      verifier.check(found.group());
      return (verifier.hyperBits() - before) / Byte.SIZE;
    } catch (CorruptStreamException | MissingReferenceException e) {
      damages.add("group at byte %d: %s".formatted(found.offset(), e.getMessage()));
      return Double.NaN;
    }
  }

  SequenceHeader header() {
    return header;
  }

  List<Group> groups() {
    return groups;
  }

  List<String> damages() {
    return damages;
  }

  /** Frames of all groups. */
  long frames() {
    return groups.stream().mapToLong(group -> group.header().frameCount()).sum();
  }

  /** Bytes of headers and groups, without an index. */
  long bytes() {
    return endOfData;
  }

  /** Seconds from the first frame to the end of the last one. */
  double seconds() {
    if (groups.isEmpty()) {
      return 0;
    }
    GroupHeader last = groups.get(groups.size() - 1).header();
    double frame = 1 / header.frameRate().value();
    if (last.timestamps().isEmpty()) {
      return last.endFrame() * frame;
    }
    long pts = last.timestamps().get(last.frameCount() - 1);
    return pts * header.timeBase().value() + frame;
  }

  /** Bits per second. */
  double bitrate() {
    return seconds() == 0 ? 0 : bytes() * 8 / seconds();
  }

  /** Bits per pixel. */
  double bitsPerPixel() {
    double pixels = (double) header.format().width() * header.format().height() * frames();
    return pixels == 0 ? 0 : bytes() * 8 / pixels;
  }

  /** Bytes of all hyper-latents; empty if a group's split is not known. */
  OptionalDouble hyperBytes() {
    double sum = groups.stream().mapToDouble(Group::hyperBytes).sum();
    return Double.isNaN(sum) ? OptionalDouble.empty() : OptionalDouble.of(sum);
  }

  /** Entropy-coded bytes. */
  long payloadBytes() {
    return groups.stream().mapToLong(Group::payloadBytes).sum();
  }

  /** Everything that is not entropy-coded. */
  long sideBytes() {
    return bytes() - payloadBytes();
  }
}
