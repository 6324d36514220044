package org.gnvc.conformance.independent;

/** Why something was not decoded, under the names that the manifests of the vectors use. */
enum Kind {
  CORRUPT("corrupt"),
  UNSUPPORTED("unsupported"),
  VERSION_TOO_NEW("version-too-new"),
  NOT_GNVC("not-gnvc"),
  MISSING_MODEL("missing-model"),
  MISSING_REFERENCE("missing-reference");

  final String word;

  Kind(String word) {
    this.word = word;
  }
}
