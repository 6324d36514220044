/** Perceptual limits of encoded clips. */
package org.gnvc.conformance.perceptual;
