/**
 * The bitstream: sequence header, coded groups, units with checksums, levels, the raw {@code .gnvc}
 * file with its index and its recovery from damage, and the packets for containers. Specified in
 * clauses 5 to 7 and annexes A to C of the bitstream specification.
 *
 * <p>What is in a stream ({@link org.gnvc.bitstream.SequenceHeader}, {@link
 * org.gnvc.bitstream.CodedGroup}) is apart from how a version writes it: each major version has its
 * own syntax classes, found by {@code StreamSyntax.of}. Values are immutable; readers and writers
 * belong to one thread. A size field never causes an allocation before it is checked against the
 * level, nor one larger than the bytes that are really there.
 */
package org.gnvc.bitstream;
