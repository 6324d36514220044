package org.gnvc.tensor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs the source of a TorchScript class as the archive that libtorch loads: a zip of stored
 * entries with the source and a pickled instance of the class that has no attributes.
 */
final class OperatorArchive {

  /** The name that the class in every operator source must have. */
  static final String CLASS = "Operators";

  private static final String ROOT = "operators/";

  /** Opcodes: protocol 2, global class, empty tuple, new object, empty dict, build, stop. */
  private static final String INSTANCE = "\u0080\u0002c__torch__\n" + CLASS + "\n)\u0081}b.";

  /** Opcodes: protocol 2, empty tuple, stop. */
  private static final String NO_CONSTANTS = "\u0080\u0002).";

  /** Format of the archive; below 8, libtorch gives some operators the meaning they had then. */
  private static final byte[] FORMAT = "10\n".getBytes(UTF_8);

  private OperatorArchive() {}

  static byte[] of(String source) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      put(zip, "data.pkl", INSTANCE.getBytes(ISO_8859_1));
      put(zip, "code/__torch__.py", source.getBytes(UTF_8));
      put(zip, "constants.pkl", NO_CONSTANTS.getBytes(ISO_8859_1));
      put(zip, "version", FORMAT);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(ROOT + name);
    entry.setTime(0);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
