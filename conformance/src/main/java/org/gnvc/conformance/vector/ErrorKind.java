package org.gnvc.conformance.vector;

import java.util.Arrays;
import java.util.Optional;

/** What a decoder reports of a stream that it cannot decode wholly. */
public enum ErrorKind {
  /** The bytes are not a stream of this version. */
  CORRUPT("corrupt"),
  /** The stream needs something that this version or level does not have. */
  UNSUPPORTED("unsupported"),
  /** The major version is not known. */
  VERSION_TOO_NEW("version-too-new"),
  /** The file is none of ours. */
  NOT_GNVC("not-gnvc"),
  /** The stream was made with another model. */
  MISSING_MODEL("missing-model"),
  /** A predictive group without the group before it. */
  MISSING_REFERENCE("missing-reference");

  private final String code;

  ErrorKind(String code) {
    this.code = code;
  }

  /** The kind with this name in manifests. */
  static Optional<ErrorKind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
  }

  /** Its name in manifests. */
  public String code() {
    return code;
  }
}
