/**
 * Video frames as values: sample planes with their pixel format and colour description, and the
 * conversion between them and the planar RGB floats that the networks work on.
 */
package org.gnvc.frame;
