package org.gnvc.bitstream;

import org.gnvc.error.UnsupportedStreamException;

/** The family of networks that a stream is made with. The ordinal is the code in the header. */
public enum Profile {
  /** The embedded, small networks. */
  LITE,
  /** The large networks, whose weights are the user's own. */
  WAN;

  static Profile ofCode(int code) throws UnsupportedStreamException {
    if (code >= values().length) {
      throw new UnsupportedStreamException("profile " + code + " is not known to this build");
    }
    return values()[code];
  }
}
