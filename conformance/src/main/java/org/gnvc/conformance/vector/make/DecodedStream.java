package org.gnvc.conformance.vector.make;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.bitstream.GroupHeader;
import org.gnvc.bitstream.RawFileReader;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.bitstream.StreamEvent;
import org.gnvc.codec.DecoderOptions;
import org.gnvc.codec.GnvcDecoder;
import org.gnvc.codec.GnvcModel;
import org.gnvc.codec.SymbolVerifier;
import org.gnvc.conformance.vector.Manifest;
import org.gnvc.error.GnvcException;
import org.gnvc.frame.Frame;
import org.gnvc.model.ModelPack;

/**
 * A stream and those of its groups that can be decoded.
 *
 * @param header its sequence header
 * @param groups the groups with intact units, in file order
 * @param decodable what of them can be decoded, in order
 * @param problems what was wrong, in the order of the file; empty for a valid stream
 */
public record DecodedStream(
    SequenceHeader header,
    List<CodedGroup> groups,
    List<Manifest.Group> decodable,
    List<String> problems) {

  /**
   * Reads a stream and decodes its symbols in plain Java.
   *
   * @throws GnvcException if nothing of it can be read
   */
  public static DecodedStream read(byte[] stream, ModelPack pack) throws IOException {
    List<CodedGroup> groups = new ArrayList<>();
    List<Manifest.Group> decodable = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try (RawFileReader reader = RawFileReader.of(new ByteArrayInputStream(stream));
        SymbolVerifier verifier = SymbolVerifier.reference(pack, reader.header())) {
      for (StreamEvent event = reader.next(); event != null; event = reader.next()) {
        if (event instanceof StreamEvent.Damage damage) {
          problems.add("byte %d: %s".formatted(damage.offset(), damage.reason()));
        } else if (event instanceof StreamEvent.Group found) {
          groups.add(found.group());
          try {
            decodable.add(group(found.group(), verifier));
          } catch (GnvcException e) {
            problems.add("byte %d: %s".formatted(found.offset(), e.getMessage()));
          }
        }
      }
      return new DecodedStream(reader.header(), groups, decodable, problems);
    }
  }

  private static Manifest.Group group(CodedGroup group, SymbolVerifier verifier)
      throws GnvcException {
    GroupHeader header = group.header();
    return new Manifest.Group(
        header.firstFrame(),
        header.frameCount(),
        header.key(),
        HexFormat.of().formatHex(verifier.check(group)));
  }

  /** The frames of all groups that can be decoded. */
  List<Frame> frames(GnvcModel model) throws IOException {
    List<Frame> frames = new ArrayList<>();
    try (GnvcDecoder decoder = new GnvcDecoder(model, header, DecoderOptions.defaults())) {
      for (CodedGroup group : groups) {
        try {
          frames.addAll(decoder.decode(group));
        } catch (GnvcException e) {
          // It is in the list of problems.
        }
      }
    }
    return frames;
  }
}
