/**
 * Decoded pictures beside the reference decoding: how far apart they are, what of it a tolerance
 * allows, and pictures of the place where they are furthest apart.
 */
package org.gnvc.conformance.pixel;
