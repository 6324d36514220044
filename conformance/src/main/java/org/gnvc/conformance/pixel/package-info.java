/** Decoded pictures beside the reference decoding. */
package org.gnvc.conformance.pixel;
