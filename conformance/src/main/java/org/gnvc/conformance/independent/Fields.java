package org.gnvc.conformance.independent;

import java.util.Arrays;

/** Reads the fields of a payload in their order. A field beyond the end is damage. */
final class Fields {
  private final byte[] bytes;
  private final int end;
  private int position;

  /** Reads {@code bytes} from {@code start} up to {@code end}, exclusive. */
  Fields(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  int position() {
    return position;
  }

  int left() {
    return end - position;
  }

  /** {@code u(n)} with n up to 7. */
  long unsigned(int count) throws Refusal {
    need(count);
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | (bytes[position++] & 0xff);
    }
    return value;
  }

  /** {@code u(1)}. */
  int octet() throws Refusal {
    return (int) unsigned(1);
  }

  /** {@code leb}: below 2^56. */
  long leb() throws Refusal {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      int octet = octet();
      value |= (long) (octet & 0x7f) << (7 * i);
      if (octet < 0x80) {
        Refusal.damageUnless(i == 0 || octet != 0, "number not in its shortest form");
        return value;
      }
    }
    throw new Refusal(Kind.CORRUPT, "number longer than 8 bytes");
  }

  /** {@code leb} that must lie in a range. */
  long leb(long least, long most, String name) throws Refusal {
    long value = leb();
    Refusal.damageUnless(
        value >= least && value <= most, name + " is " + value + ", not in " + least + ".." + most);
    return value;
  }

  /** {@code z(leb)}. */
  long signedLeb() throws Refusal {
    long value = leb();
    return value % 2 == 0 ? value / 2 : -(value / 2) - 1;
  }

  /** {@code bytes(n)}. */
  byte[] take(long count) throws Refusal {
    need(count);
    position += (int) count;
    return Arrays.copyOfRange(bytes, position - (int) count, position);
  }

  private void need(long count) throws Refusal {
    Refusal.damageUnless(count <= left(), "a field reaches beyond the payload");
  }
}
