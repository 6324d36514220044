package org.gnvc.benchmarks;

import java.util.concurrent.TimeUnit;
import org.gnvc.entropy.GaussianNoise;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Values per second of the specified noise. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NoiseBenchmark {

  // One latent of 512x288: 16 channels of 36 x 64.
  private static final int VALUES = 16 * 36 * 64;

  private final float[] noise = new float[VALUES];
  private int latent;

  /** One latent after the other. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public float fill() {
    GaussianNoise.fill(1, 0, latent++, noise);
    return noise[VALUES - 1];
  }
}
