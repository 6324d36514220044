/**
 * The entropy coder and the specified noise: probability tables in 16-bit precision, an interleaved
 * rANS coder over them with an end-state check, and Philox based Gaussian noise. Integers decide
 * everything here, so that all machines agree on each symbol and each noise value.
 *
 * <p>Specified in clauses 8 and 10 of the bitstream specification. Tables are immutable and may be
 * shared between threads; a coder belongs to one thread.
 */
package org.gnvc.entropy;
