/**
 * Makes the vectors: recipes of streams, from scenes drawn by the project itself, and what the
 * reference decoder makes of them.
 */
package org.gnvc.conformance.vector.make;
