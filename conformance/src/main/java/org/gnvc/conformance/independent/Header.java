package org.gnvc.conformance.independent;

import java.math.BigInteger;
import java.util.HexFormat;

/** The sequence header. */
record Header(
    int minor,
    int profile,
    Level level,
    int width,
    int height,
    boolean fullRange,
    boolean tenBit,
    int chroma,
    int primaries,
    int transfer,
    int matrix,
    Fraction rate,
    Fraction base,
    String entropyModel,
    String synthesisModel,
    int tN,
    int steps,
    long noiseSeed) {

  /** A fraction in lowest terms, so that equal values are equal. */
  record Fraction(long numerator, long denominator) {
    static Fraction read(Fields fields, String name) throws Refusal {
      long numerator = fields.leb(1, Integer.MAX_VALUE, name);
      long denominator = fields.leb(1, Integer.MAX_VALUE, name);
      long common = BigInteger.valueOf(numerator).gcd(BigInteger.valueOf(denominator)).longValue();
      return new Fraction(numerator / common, denominator / common);
    }
  }

  static Header read(Fields fields) throws Refusal {
    int major = fields.octet();
    Refusal.damageUnless(major > 0, "major version 0");
    if (major > 1) {
      throw new Refusal(Kind.VERSION_TOO_NEW, "version " + major);
    }
    int minor = fields.octet();
    int profile = fields.octet();
    Refusal.unsupportedUnless(profile <= 1, "profile " + profile);
    Level level = Level.of(fields.octet());
    int width = side(fields);
    int height = side(fields);
    Refusal.unsupportedUnless(
        level.holds(width, height), width + "x" + height + " is above the level");
    int flags = fields.octet();
    Refusal.unsupportedUnless(flags < 16, "reserved bits of the sequence header");
    int primaries = fields.octet();
    int transfer = fields.octet();
    int matrix = fields.octet();
    Fraction rate = Fraction.read(fields, "frame rate");
    Fraction base = Fraction.read(fields, "time base");
    String entropyModel = HexFormat.of().formatHex(fields.take(16));
    String synthesisModel = HexFormat.of().formatHex(fields.take(16));
    int tN = fields.octet();
    Refusal.damageUnless(tN > 0, "t_n is 0");
    int steps = fields.octet();
    Refusal.damageUnless(steps >= 1 && steps <= 8, "steps is " + steps);
    long noiseSeed = fields.unsigned(4);
    return new Header(
        minor,
        profile,
        level,
        width,
        height,
        (flags & 8) != 0,
        (flags & 4) != 0,
        flags & 3,
        primaries,
        transfer,
        matrix,
        rate,
        base,
        entropyModel,
        synthesisModel,
        tN,
        steps,
        noiseSeed);
  }

  /** Time of frame {@code number} of a stream without timestamps, in ticks. */
  BigInteger time(long number) {
    BigInteger twice =
        BigInteger.valueOf(number)
            .multiply(BigInteger.valueOf(rate.denominator))
            .multiply(BigInteger.valueOf(base.denominator))
            .shiftLeft(1);
    BigInteger divisor =
        BigInteger.valueOf(rate.numerator).multiply(BigInteger.valueOf(base.numerator));
    return twice.add(divisor).divide(divisor.shiftLeft(1));
  }

  private static int side(Fields fields) throws Refusal {
    int side = (int) fields.unsigned(2);
    Refusal.damageUnless(side >= 1 && side <= 16384, "side of " + side + " pixels");
    return side;
  }
}
