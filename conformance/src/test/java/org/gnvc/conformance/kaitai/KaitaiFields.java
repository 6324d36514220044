package org.gnvc.conformance.kaitai;

import java.util.ArrayList;
import java.util.List;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.bitstream.GroupHeader;
import org.gnvc.bitstream.Level;
import org.gnvc.bitstream.ModelHash;
import org.gnvc.bitstream.Profile;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.bitstream.StreamIndex;
import org.gnvc.bitstream.StreamVersion;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;

/** What the parser made of {@code gnvc.ksy} has read, in the codec's own records. */
final class KaitaiFields {
  private KaitaiFields() {}

  static SequenceHeader header(Gnvc.SequenceHeader in) {
    ColorDescription color =
        new ColorDescription(in.primaries(), in.transfer(), in.matrix(), in.fullRange());
    ChromaFormat chroma =
        switch (in.chroma()) {
          case CHROMA_420 -> ChromaFormat.YUV420;
          case CHROMA_422 -> ChromaFormat.YUV422;
          case CHROMA_444 -> ChromaFormat.YUV444;
          case RGB -> ChromaFormat.RGB;
        };
    return new SequenceHeader(
        new StreamVersion(in.major(), in.minor()),
        in.profile() == Gnvc.Profile.LITE ? Profile.LITE : Profile.WAN,
        List.of(Level.values()).get(in.level() - 1),
        new VideoFormat(in.width(), in.height(), chroma, in.tenBit() ? 10 : 8, color),
        new Rational((int) (long) in.rateNum().value(), (int) (long) in.rateDen().value()),
        new Rational((int) (long) in.baseNum().value(), (int) (long) in.baseDen().value()),
        ModelHash.of(in.entropyModel()),
        ModelHash.of(in.synthesisModel()),
        in.tN(),
        in.steps(),
        (int) in.noiseSeed());
  }

  static CodedGroup group(Gnvc.Group in, SequenceHeader sequence) {
    List<Long> timestamps = new ArrayList<>();
    if (in.firstTimestamp() != null) {
      timestamps.add(in.firstTimestamp().value());
      for (Gnvc.Leb step : in.timestampSteps()) {
        timestamps.add(timestamps.get(timestamps.size() - 1) + step.value());
      }
    }
    GroupHeader header =
        new GroupHeader(
            in.key(),
            in.firstFrame().value(),
            in.frameCount(),
            (int) in.rateIndex(),
            in.groupSteps() == null ? sequence.steps() : in.groupSteps(),
            in.groupTN() == null ? sequence.tN() : in.groupTN(),
            in.seedOffset() == null ? 0 : (int) (long) in.seedOffset(),
            timestamps);
    return new CodedGroup(header, in.substreams());
  }

  static StreamIndex index(Gnvc.Index in) {
    List<StreamIndex.Entry> entries = new ArrayList<>();
    long offset = 0;
    long frame = 0;
    List<Gnvc.IndexEntry> found = in.entries() == null ? List.of() : in.entries();
    for (Gnvc.IndexEntry entry : found) {
      offset += entry.groupDistance().value();
      frame += entry.frameDistance().value();
      entries.add(
          new StreamIndex.Entry(offset, frame, (int) entry.entryFrameCount(), entry.entryKey()));
    }
    return new StreamIndex(entries);
  }
}
