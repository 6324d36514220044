package org.gnvc.bitstream;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The family of networks that a stream is made with. */
public enum Profile {
  /** The embedded, small networks. */
  LITE,
  /** The large networks, whose weights are the user's own. */
  WAN;

  /** Its name in commands and in model packs: {@code lite}, {@code wan}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The profile of a name. */
  public static Optional<Profile> of(String label) {
    return Stream.of(values()).filter(profile -> profile.label().equals(label)).findFirst();
  }
}
