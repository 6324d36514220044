/** Makes the conformance vectors from procedural scenes and from hand-built syntax. */
package org.gnvc.conformance.vector.make;
