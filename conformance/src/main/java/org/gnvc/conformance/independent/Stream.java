package org.gnvc.conformance.independent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a raw file gives: the groups that could be decoded, and what could not. A file whose header
 * is refused gives no groups.
 */
final class Stream {
  final List<Delivered> delivered = new ArrayList<>();
  final List<Loss> losses = new ArrayList<>();
  private final byte[] file;
  private final EntropyModel model;
  private final SymbolListener listener;
  private Header header;
  private SymbolDecoder decoder;
  private boolean foreign;
  private boolean refused;

  private Stream(byte[] file, EntropyModel model, SymbolListener listener) {
    this.file = file;
    this.model = model;
    this.listener = listener;
  }

  static Stream decode(byte[] file, EntropyModel model) {
    return decode(file, model, (cumulative, least, value) -> {});
  }

  static Stream decode(byte[] file, EntropyModel model, SymbolListener listener) {
    Stream stream = new Stream(file, model, listener);
    stream.run();
    return stream;
  }

  /** The digest of the stream, in hexadecimal. */
  String digest() {
    byte[][] latents =
        delivered.stream().flatMap(g -> Arrays.stream(g.latents())).toArray(byte[][]::new);
    return HexFormat.of().formatHex(Sha256.of(latents));
  }

  private void run() {
    if (!Unit.syncAt(file, 0)) {
      losses.add(new Loss(0, Kind.NOT_GNVC, "no sync word at the beginning"));
      return;
    }
    Units units = new Units(file, losses);
    Optional<Unit> unit = units.next();
    while (unit.isPresent() && !refused) {
      try {
        if (unit.get().type() == Unit.HEADER) {
          header(unit.get(), units);
        } else if (unit.get().type() == Unit.GROUP && !foreign) {
          group(unit.get());
        }
      } catch (Refusal refusal) {
        losses.add(new Loss(unit.get().offset(), refusal.kind, refusal.getMessage()));
      }
      unit = units.next();
    }
    if (header == null && !refused) {
      losses.add(0, new Loss(0, Kind.CORRUPT, "no intact sequence header"));
    }
  }

  private void header(Unit unit, Units units) throws Refusal {
    foreign = header != null;
    try {
      Header found = Header.read(unit.fields(file));
      if (header == null) {
        decoder = new SymbolDecoder(found, model, listener);
        header = found;
        units.begin(found.level());
      } else if (found.equals(header)) {
        foreign = false;
      } else {
        decoder.interrupt();
        throw new Refusal(Kind.UNSUPPORTED, "another stream begins");
      }
    } catch (Refusal refusal) {
      refused = header == null && refusal.kind != Kind.CORRUPT;
      throw refusal;
    }
  }

  private void group(Unit unit) throws Refusal {
    Group group = Group.read(unit.fields(file), header);
    delivered.add(new Delivered(group.firstFrame(), group.frameCount(), decoder.digests(group)));
  }
}
