package org.gnvc.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {

  @Test
  void resultsComeInTheOrderOfThePieces() {
    for (int count : new int[] {1, 2, 5}) {
      try (Workers workers = new Workers(count)) {
        List<Supplier<Integer>> pieces =
            IntStream.range(0, 50).<Supplier<Integer>>mapToObj(i -> () -> i * i).toList();
        List<Integer> squares = IntStream.range(0, 50).map(i -> i * i).boxed().toList();
        assertEquals(squares, workers.run(pieces));
      }
    }
  }

  @Test
  void aFailureIsReportedOnlyAfterAllPiecesHaveEnded() {
    AtomicInteger ended = new AtomicInteger();
    try (Workers workers = new Workers(2)) {
      List<Supplier<Integer>> pieces =
          IntStream.range(0, 20)
              .<Supplier<Integer>>mapToObj(i -> () -> failingFirst(i, ended))
              .toList();
      assertThrows(IllegalStateException.class, () -> workers.run(pieces));
      assertEquals(19, ended.get());
    }
  }

  @Test
  void anInterruptedCallerStillWaits() {
    AtomicInteger ended = new AtomicInteger();
    try (Workers workers = new Workers(2)) {
      List<Supplier<Integer>> pieces =
          IntStream.range(1, 9)
              .<Supplier<Integer>>mapToObj(i -> () -> failingFirst(i, ended))
              .toList();
      Thread.currentThread().interrupt();
      workers.run(pieces);
      assertTrue(Thread.interrupted());
      assertEquals(8, ended.get());
    }
  }

  private static int failingFirst(int i, AtomicInteger ended) {
    if (i == 0) {
      throw new IllegalArgumentException("the first piece fails");
    }
    long end = System.nanoTime() + 2_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return ended.incrementAndGet();
  }
}
