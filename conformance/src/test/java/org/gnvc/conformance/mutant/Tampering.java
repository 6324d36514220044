package org.gnvc.conformance.mutant;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** What the mistakes need beyond a line or two. Called from within the broken classes. */
public final class Tampering {
  private static int calls;

  private Tampering() {}

  /** Number of this call, from 0. */
  public static synchronized int call() {
    return calls++;
  }

  /** What a method without arguments of a class that is not public gives. */
  public static Object ask(Object object, String method) {
    try {
      Method found = object.getClass().getDeclaredMethod(method);
      found.setAccessible(true);
      return found.invoke(object);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reverses an array in place. */
  public static void reverse(float[] values) {
    float[] copy = values.clone();
    for (int i = 0; i < copy.length; i++) {
      values[i] = copy[copy.length - 1 - i];
    }
  }

  /** Exchanges the contents of two arrays of one length. */
  public static void exchange(int[] a, int[] b) {
    int[] copy = a.clone();
    System.arraycopy(b, 0, a, 0, a.length);
    System.arraycopy(copy, 0, b, 0, b.length);
  }

  /** Exchanges the contents of two arrays of one length. */
  public static void exchange(short[] a, short[] b) {
    short[] copy = a.clone();
    System.arraycopy(b, 0, a, 0, a.length);
    System.arraycopy(copy, 0, b, 0, b.length);
  }

  /** Sets the second half of an integer tensor to zero. */
  public static void forgetSecondHalf(Object tensor) {
    int[] values = (int[]) ask(tensor, "values");
    Arrays.fill(values, values.length / 2, values.length, 0);
  }

  /** Writes the right checksum into the unit that a field reader stands at, up to its end. */
  public static void mendChecksum(Object fieldReader) {
    try {
      Field bytesField = fieldReader.getClass().getDeclaredField("bytes");
      Field positionField = fieldReader.getClass().getDeclaredField("position");
      bytesField.setAccessible(true);
      positionField.setAccessible(true);
      byte[] bytes = (byte[]) bytesField.get(fieldReader);
      int start = positionField.getInt(fieldReader);
      CRC32C crc = new CRC32C();
      crc.update(bytes, start, bytes.length - 4 - start);
      for (int i = 0; i < 4; i++) {
        bytes[bytes.length - 4 + i] = (byte) (crc.getValue() >>> (24 - 8 * i));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
