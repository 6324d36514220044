/**
 * Makes an integer entropy model from the trained entropy networks of a pack: a float run over
 * samples gathers {@link org.gnvc.integer.convert.CalibrationStatistics}, from which {@link
 * org.gnvc.integer.convert.EntropyConverter} derives scales, weights and tables. The same pack and
 * statistics give the same file, byte for byte, on every machine. Decoders need nothing of this.
 */
package org.gnvc.integer.convert;
