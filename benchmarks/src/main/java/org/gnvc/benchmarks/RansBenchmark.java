package org.gnvc.benchmarks;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.gnvc.entropy.CdfTableSet;
import org.gnvc.entropy.RansDecoder;
import org.gnvc.entropy.RansEncoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Symbols per second of the rANS coder. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RansBenchmark {

  private static final int SYMBOLS = 1 << 19;

  /** Distribution of the symbols. */
  @Param public SymbolMix mix;

  /** Symbols of one substream. */
  @Param({"32768", "524288"})
  public int count;

  private CdfTableSet tables;
  private byte[] tableIndex;
  private int[] symbols;
  private int[] decoded;
  private byte[] substream;
  private final RansEncoder encoder = new RansEncoder();

  /** Makes one substream. */
  @Setup
  public void prepare() {
    Random random = new Random(1);
    tables = mix.tables();
    tableIndex = mix.tableIndex(count, random);
    symbols = mix.symbols(tableIndex, random);
    decoded = new int[count];
    substream = encodeOne();
  }

  /** Decodes and checks. */
  @Benchmark
  @OperationsPerInvocation(SYMBOLS)
  public int decode() throws IOException {
    for (int done = 0; done < SYMBOLS; done += count) {
      RansDecoder decoder = new RansDecoder(substream);
      decoder.decode(tables, tableIndex, decoded, 0, count);
      decoder.finish();
    }
    return decoded[count - 1];
  }

  /** Encodes. */
  @Benchmark
  @OperationsPerInvocation(SYMBOLS)
  public int encode() {
    int bytes = 0;
    for (int done = 0; done < SYMBOLS; done += count) {
      bytes += encodeOne().length;
    }
    return bytes;
  }

  private byte[] encodeOne() {
    encoder.encode(tables, tableIndex, symbols, 0, count);
    return encoder.finish();
  }
}
