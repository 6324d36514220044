/**
 * A second decoder of symbols, written from the specification and the model pack alone. It shares
 * no code with the codec and prefers the plainest way to do things, so that it can be read beside
 * the text. That both decode the same symbols shows that the text says enough.
 */
package org.gnvc.conformance.independent;
