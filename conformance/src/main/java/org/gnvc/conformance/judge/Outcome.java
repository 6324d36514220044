package org.gnvc.conformance.judge;

/** How a scenario ended. */
public enum Outcome {
  /** Everything was as demanded. */
  PASSED,

  /** Something was not. */
  FAILED,

  /** It could not be judged here, for example because no command for it was given. */
  SKIPPED
}
