/**
 * Video frames as values: sample planes with their pixel format and colour description, and the
 * conversion between them and the planar RGB floats that the networks work on (clause 12.10 of the
 * bitstream specification).
 */
package org.gnvc.frame;
