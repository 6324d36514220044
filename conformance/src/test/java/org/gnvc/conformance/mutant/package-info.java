/**
 * Deliberately broken decoders, each with one mistake in one method, and the proof that the suite
 * fails every one of them.
 */
package org.gnvc.conformance.mutant;
