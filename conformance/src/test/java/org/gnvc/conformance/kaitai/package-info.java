/** The parser that is made of {@code gnvc.ksy}, against the codec's own reader. */
package org.gnvc.conformance.kaitai;
