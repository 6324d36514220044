package org.gnvc.media;

import java.math.BigInteger;
import org.gnvc.frame.Rational;

/**
 * Turns a file's timestamps into ticks from the first frame. The tick is chosen so that both the
 * file's own tick and one frame at the nominal rate are whole numbers of it: nothing is rounded,
 * and a file with a constant rate gives {@code n * ticksPerFrame}, even if its own ticks are too
 * coarse for that (Matroska's milliseconds).
 */
final class Timeline {

  /** A source tick longer than a frame over this says nothing about where a frame belongs. */
  private static final int COARSEST = 4;

  private final Rational timeBase;
  private final long ticksPerSourceTick;
  private final long ticksPerFrame;
  private final boolean snapping;
  private boolean started;
  private long firstRaw;
  private long last;

  /** Builds the timeline of a stream with this tick and nominal frame rate. */
  Timeline(Rational sourceTimeBase, Rational frameRate) {
    Rational duration = frameRate.inverse();
    Rational common = commonTick(sourceTimeBase, duration);
    if (common == null) {
      timeBase = sourceTimeBase;
      ticksPerSourceTick = 1;
      ticksPerFrame = Math.max(1, Math.round(duration.value() / sourceTimeBase.value()));
      snapping = false;
    } else {
      timeBase = common;
      ticksPerSourceTick = sourceTimeBase.rescale(1, common);
      ticksPerFrame = duration.rescale(1, common);
      snapping =
          ticksPerFrame % ticksPerSourceTick != 0 && ticksPerFrame >= COARSEST * ticksPerSourceTick;
    }
  }

  Rational timeBase() {
    return timeBase;
  }

  /** Ticks of one frame at the nominal rate, at least 1. */
  long ticksPerFrame() {
    return ticksPerFrame;
  }

  /** Places the next frame by its raw timestamp; later than the frame before in any case. */
  long place(long raw) {
    if (!started) {
      started = true;
      firstRaw = raw;
      last = 0;
      return 0;
    }
    long ticks = (raw - firstRaw) * ticksPerSourceTick;
    if (snapping) {
      long grid = Math.floorDiv(ticks + ticksPerFrame / 2, ticksPerFrame) * ticksPerFrame;
      if (Math.abs(ticks - grid) <= ticksPerSourceTick) {
        ticks = grid;
      }
    }
    last = Math.max(ticks, last + 1);
    return last;
  }

  /** Places a frame that has no timestamp one nominal duration after the frame before. */
  long placeUntimed() {
    if (!started) {
      return place(0);
    }
    last += ticksPerFrame;
    return last;
  }

  /** The largest fraction that divides both; null if it is too fine for an int. */
  private static Rational commonTick(Rational a, Rational b) {
    long aNum = (long) a.num() * b.den();
    long bNum = (long) b.num() * a.den();
    BigInteger num = BigInteger.valueOf(aNum).gcd(BigInteger.valueOf(bNum));
    BigInteger den = BigInteger.valueOf((long) a.den() * b.den());
    BigInteger divisor = num.gcd(den);
    num = num.divide(divisor);
    den = den.divide(divisor);
    if (num.bitLength() > 31 || den.bitLength() > 31) {
      return null;
    }
    return new Rational(num.intValue(), den.intValue());
  }
}
