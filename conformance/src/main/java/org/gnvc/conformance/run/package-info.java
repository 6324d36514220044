/**
 * Runs the features on a decoder and collects the verdicts: {@link
 * org.gnvc.conformance.run.SuiteOptions} say what is judged, {@link
 * org.gnvc.conformance.run.SuiteRun} is what all scenarios share, {@link
 * org.gnvc.conformance.run.Suite} runs them in this process.
 */
package org.gnvc.conformance.run;
