/** The vectors are what their recipes are meant to make. */
package org.gnvc.conformance.vector.make;
