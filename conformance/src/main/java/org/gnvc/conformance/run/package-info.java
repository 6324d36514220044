/** Runs the features on a decoder and collects the verdicts. */
package org.gnvc.conformance.run;
