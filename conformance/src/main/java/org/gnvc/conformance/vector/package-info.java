/** The conformance vectors: what is in their folders, and their manifests. */
package org.gnvc.conformance.vector;
