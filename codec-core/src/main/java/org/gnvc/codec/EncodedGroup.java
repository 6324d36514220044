package org.gnvc.codec;

import org.gnvc.bitstream.CodedGroup;

/**
 * A coded group and what is known of it.
 *
 * @param group ready to be written
 * @param statistics sizes and choices
 */
public record EncodedGroup(CodedGroup group, GroupStatistics statistics) {}
