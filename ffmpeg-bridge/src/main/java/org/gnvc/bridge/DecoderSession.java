package org.gnvc.bridge;

import java.io.IOException;
import java.util.List;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.bitstream.Packet;
import org.gnvc.bitstream.PacketCodec;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.codec.GnvcDecoder;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.frame.Frame;

/**
 * A decoder of the C interface: a group packet in, its pictures out. Holds one group's pictures.
 */
final class DecoderSession extends Session {

  private final PacketCodec codec;
  private GnvcDecoder decoder;

  private List<Frame> pictures = List.of();
  private long frames;

  private DecoderSession(PacketCodec codec) {
    super("gnvc-decoder");
    this.codec = codec;
  }

  /**
   * Loads the model, or joins those who use it, and starts decoding.
   *
   * @param settings lines {@code name=value}
   * @param configuration the stream's codec configuration
   * @throws InvalidArgumentException if a setting is not allowed
   * @throws IOException if the configuration is damaged or too new, or the model or libtorch is
   *     missing, or the stream was made with another model
   */
  static DecoderSession open(String settings, byte[] configuration)
      throws InvalidArgumentException, IOException {
    DecoderSettings parsed = DecoderSettings.parse(settings);
    SequenceHeader header = PacketCodec.readConfiguration(configuration);
    DecoderSession session = new DecoderSession(new PacketCodec(header));
    session.start(
        parsed.model().orInstalled(header.profile()),
        model -> session.decoder = new GnvcDecoder(model.model(), header, parsed.options()));
    return session;
  }

  /**
   * Decodes a group; its pictures take the place of the ones before.
   *
   * @return how many there are
   */
  int decode(byte[] packet) throws IOException {
    pictures = List.of();
    if (!(codec.read(packet) instanceof Packet.Group read)) {
      throw new CorruptStreamException(0, "a group", "a continuation packet");
    }
    CodedGroup group = read.group();
    pictures = thread.call(() -> decoder.decode(group));
    frames += pictures.size();
    return pictures.size();
  }

  /** Copies a picture of the last group. */
  Status copy(int index, Planes target) throws InvalidArgumentException {
    if (index < 0 || index >= pictures.size()) {
      throw new InvalidArgumentException(
          "picture %d of a group of %d".formatted(index, pictures.size()));
    }
    target.write(pictures.get(index));
    return Status.OK;
  }

  /** Forgets what was decoded; the next group must be a key group. */
  Status flush() throws IOException {
    pictures = List.of();
    thread.call(
        () -> {
          decoder.reset();
          return null;
        });
    return Status.OK;
  }

  @Override
  String report() {
    return "%d frames%n%s%n%s"
        .formatted(frames, machine(), StageReport.line(decoder.times(), frames));
  }

  @Override
  void closeCodec() {
    pictures = List.of();
    if (decoder != null) {
      decoder.close();
    }
  }
}
