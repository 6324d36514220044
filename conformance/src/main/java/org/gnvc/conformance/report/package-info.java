/** The report of a run, as an HTML page and as JUnit XML. */
package org.gnvc.conformance.report;
