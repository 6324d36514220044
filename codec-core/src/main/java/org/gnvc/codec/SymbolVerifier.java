package org.gnvc.codec;

import java.io.IOException;
import java.security.MessageDigest;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.GnvcException;
import org.gnvc.error.MissingModelException;
import org.gnvc.error.MissingReferenceException;
import org.gnvc.integer.DecodedLatent;
import org.gnvc.integer.EntropyModel;
import org.gnvc.integer.LatentSymbolCoder;
import org.gnvc.integer.SymbolState;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.TensorRuntime;
import org.gnvc.vae.Autoencoder;

/**
 * Decodes the symbols of a stream without its pictures, checks every coder end state, and sums the
 * symbols up in a hash that is the same for every right decoder. For use by one thread.
 */
public final class SymbolVerifier implements AutoCloseable {

  private final SequenceHeader header;
  private final LatentSymbolCoder coder;
  private final GroupOrder order = new GroupOrder();
  private final MessageDigest stream = Digests.sha256();
  private SymbolState state;
  private long symbolCount;
  private double hyperBits;

  private SymbolVerifier(ModelPack pack, SequenceHeader header, LatentSymbolCoder coder)
      throws GnvcException {
    this.header = header;
    this.coder = coder;
    ModelCheck.entropy(header, pack);
  }

  /**
   * A verifier in plain Java that needs no native library.
   *
   * @throws MissingModelException if the stream was made with another entropy model
   */
  public static SymbolVerifier reference(ModelPack pack, SequenceHeader header) throws IOException {
    return new SymbolVerifier(pack, header, LatentSymbolCoder.reference(EntropyModel.load(pack)));
  }

  /**
   * A verifier that computes the entropy networks with libtorch.
   *
   * @throws MissingModelException if the stream was made with another entropy model
   */
  public static SymbolVerifier fast(ModelPack pack, TensorRuntime runtime, SequenceHeader header)
      throws IOException {
    return new SymbolVerifier(
        pack, header, LatentSymbolCoder.fast(EntropyModel.load(pack), runtime));
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
    MessageDigest digest = Digests.sha256();
    SymbolState current = group.header().key() ? null : state;
    int rows = latentSide(header.format().height());
    int columns = latentSide(header.format().width());
    long offset = 0;
    for (byte[] substream : group.substreams()) {
      try {
        DecodedLatent latent =
            coder.decode(substream, current, group.header().rateIndex(), rows, columns);
        hyperBits += coder.hyperBits(latent, current != null, group.header().rateIndex());
        current = latent.next();
        symbolCount += latent.hyper().length + latent.symbols().length;
        byte[] latentDigest = latent.digest();
        digest.update(latentDigest);
        stream.update(latentDigest);
      } catch (CorruptStreamException e) {
        order.lose();
        throw e.shiftedBy(offset);
      }
      offset += substream.length;
    }
    state = current;
    order.accept(group.header());
    return digest.digest();
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

  /** Rows or columns of a coded latent y for so many pixels. */
  private static int latentSide(int pixels) {
    return (Autoencoder.positions(pixels) + 1) / 2;
  }

  @Override
  public void close() {
    coder.close();
  }
}
