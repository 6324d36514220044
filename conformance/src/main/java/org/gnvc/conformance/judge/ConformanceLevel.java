package org.gnvc.conformance.judge;

/** What of a decoder is judged. A decoder of a level meets the levels before it as well. */
public enum ConformanceLevel {
  /** Takes what is allowed and refuses what is not; number and format of the frames. */
  L0("syntax"),

  /** Decodes exactly the specified symbols. */
  L1("symbols"),

  /** Its pictures differ from the reference decoding by no more than each vector allows. */
  L2("pixels"),

  /** What our encoder and this decoder show together looks as it should. */
  L3("perception");

  private final String title;

  ConformanceLevel(String title) {
    this.title = title;
  }

  /** One word for tables: what the level is about. */
  public String title() {
    return title;
  }
}
