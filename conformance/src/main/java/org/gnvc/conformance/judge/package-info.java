/**
 * What a decoder must do with a vector, and the verdict on what it did. The judges hold what came
 * out against the manifest and answer with an objection, or none.
 */
package org.gnvc.conformance.judge;
