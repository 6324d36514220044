/**
 * A second, simple decoder of symbols, written from the specification alone. It shares no code with
 * the codec.
 */
package org.gnvc.conformance.independent;
