/** The vectors are what their manifests say. */
package org.gnvc.conformance.vector;
