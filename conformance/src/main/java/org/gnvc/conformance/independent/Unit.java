package org.gnvc.conformance.independent;

import java.util.zip.CRC32C;

/**
 * A unit whose checksum is right.
 *
 * @param offset place of its sync word in the file
 * @param type type of the unit
 * @param start place of the payload in the file
 * @param size bytes of the payload
 */
record Unit(int offset, int type, int start, int size) {
  static final int HEADER = 1;
  static final int GROUP = 2;
  static final int INDEX = 3;
  static final byte[] SYNC = {0x47, 0x4e, 0x56, 0x43};

  /** Place after the checksum. */
  int end() {
    return start + size + 4;
  }

  Fields fields(byte[] file) {
    return new Fields(file, start, start + size);
  }

  static boolean syncAt(byte[] file, int offset) {
    if (offset + SYNC.length > file.length) {
      return false;
    }
    for (int i = 0; i < SYNC.length; i++) {
      if (file[offset + i] != SYNC[i]) {
        return false;
      }
    }
    return true;
  }

  /** Reads type and size after the sync word at {@code offset}; the checksum is not looked at. */
  static Unit frame(byte[] file, int offset, int largest) throws Refusal {
    Refusal.damageUnless(syncAt(file, offset), "no sync word");
    Fields fields = new Fields(file, offset + SYNC.length, file.length);
    int type = fields.octet();
    Refusal.damageUnless(type != 0, "unit of type 0");
    long size = fields.leb(0, type == HEADER ? 4096 : largest, "size of the unit");
    Refusal.damageUnless(size + 4 <= fields.left(), "the unit reaches beyond the file");
    return new Unit(offset, type, fields.position(), (int) size);
  }

  /** Compares the checksum. */
  void check(byte[] file) throws Refusal {
    CRC32C crc = new CRC32C();
    int from = offset + SYNC.length;
    crc.update(file, from, start + size - from);
    long stated = new Fields(file, start + size, end()).unsigned(4);
    Refusal.damageUnless(crc.getValue() == stated, "wrong checksum");
  }
}
