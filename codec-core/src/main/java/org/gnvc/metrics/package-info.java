/** How far decoded pictures are from the originals, as numbers and as pictures side by side. */
package org.gnvc.metrics;
