/**
 * Decoders under test: programs that are started with a command line, given a stream, and heard by
 * their exit code, their messages and the file or lines that they write.
 */
package org.gnvc.conformance.decoder;
