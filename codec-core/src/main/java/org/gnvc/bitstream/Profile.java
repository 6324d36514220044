package org.gnvc.bitstream;

/** The family of networks that a stream is made with. */
public enum Profile {
  /** The embedded, small networks. */
  LITE,
  /** The large networks, whose weights are the user's own. */
  WAN
}
