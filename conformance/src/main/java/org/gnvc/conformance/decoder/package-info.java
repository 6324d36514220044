/** Decoders under test: programs that are started with a command line. */
package org.gnvc.conformance.decoder;
