package org.gnvc.codec;

import java.io.IOException;
import java.security.MessageDigest;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.bitstream.Profile;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.contextual.ContextualEntropy;
import org.gnvc.contextual.ContextualSymbols;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.GnvcException;
import org.gnvc.error.MissingModelException;
import org.gnvc.error.MissingReferenceException;
import org.gnvc.integer.EntropyModel;
import org.gnvc.integer.LatentSymbolCoder;
import org.gnvc.model.ModelPack;
import org.gnvc.model.Sha256;
import org.gnvc.tensor.TensorRuntime;
import org.gnvc.vae.Autoencoder;

/**
 * Decodes the symbols of a stream without its pictures, checks every coder end state, and sums the
 * symbols up in a hash that is the same for every right decoder. For use by one thread.
 */
public final class SymbolVerifier implements AutoCloseable {

  private final SequenceHeader header;
  private final Chain<?> chain;
  private final GroupOrder order = new GroupOrder();
  private final MessageDigest stream = Sha256.start();
  private long symbolCount;
  private double hyperBits;

  private SymbolVerifier(SequenceHeader header, SymbolReader<?> reader) {
    this.header = header;
    chain = new Chain<>(reader);
  }

  /**
   * A verifier in plain Java that needs no native library.
   *
   * @throws MissingModelException if the stream was made with another entropy model
   */
  public static SymbolVerifier reference(ModelPack pack, SequenceHeader header) throws IOException {
    ModelCheck.entropy(header, pack);
    return new SymbolVerifier(
        header,
        header.profile() == Profile.WAN
            ? new WanSymbolReader(ContextualSymbols.reference(ContextualEntropy.load(pack)))
            : new LiteSymbolReader(LatentSymbolCoder.reference(EntropyModel.load(pack))));
  }

  /**
   * A verifier that computes the entropy networks with libtorch.
   *
   * @throws MissingModelException if the stream was made with another entropy model
   */
  public static SymbolVerifier fast(ModelPack pack, TensorRuntime runtime, SequenceHeader header)
      throws IOException {
    ModelCheck.entropy(header, pack);
    return new SymbolVerifier(
        header,
        header.profile() == Profile.WAN
            ? new WanSymbolReader(ContextualSymbols.fast(ContextualEntropy.load(pack), runtime))
            : new LiteSymbolReader(LatentSymbolCoder.fast(EntropyModel.load(pack), runtime)));
  }

  /**
   * Decodes the symbols of the next group. After an exception it goes on with the next key group.
   *
   * @return SHA-256 of the digests of the group's latents
   * @throws CorruptStreamException if a substream is damaged; the offset counts from the first
   *     substream of the group
   * @throws MissingReferenceException if the group builds on one that was not decoded
   */
  public byte[] check(CodedGroup group) throws GnvcException {
    order.check(group.header());
    byte[] digest;
    try {
      digest = chain.check(group);
    } catch (CorruptStreamException e) {
      order.lose();
      throw e;
    }
    order.accept(group.header());
    return digest;
  }

  /** One latent after another, in the terms of the profile. */
  private final class Chain<S> {

    private final SymbolReader<S> reader;
    private S state;

    Chain(SymbolReader<S> reader) {
      this.reader = reader;
    }

    byte[] check(CodedGroup group) throws CorruptStreamException {
      MessageDigest digest = Sha256.start();
      S current = group.header().key() ? null : state;
      int height = Autoencoder.positions(header.format().height());
      int width = Autoencoder.positions(header.format().width());
      long offset = 0;
      for (byte[] substream : group.substreams()) {
        try {
          SymbolReader.Symbols<S> symbols =
              reader.read(substream, current, group.header().rateIndex(), height, width);
          current = symbols.next();
          hyperBits += symbols.hyperBits();
          symbolCount += symbols.count();
          digest.update(symbols.digest());
          stream.update(symbols.digest());
        } catch (CorruptStreamException e) {
          throw e.shiftedBy(offset);
        }
        offset += substream.length;
      }
      state = current;
      return digest.digest();
    }
  }

  /** Symbols decoded so far. */
  public long symbolCount() {
    return symbolCount;
  }

  /** Information of all hyper-latent symbols so far, in bits. */
  public double hyperBits() {
    return hyperBits;
  }

  /** SHA-256 of the digests of all latents so far. Ends the counting. */
  public byte[] sha256OfAll() {
    return stream.digest();
  }

  @Override
  public void close() {
    chain.reader.close();
  }
}
