package org.gnvc.conformance.independent;

/**
 * What is known of y before its parts are decoded.
 *
 * @param params P of clauses 14.4 and 14.5
 * @param step what the decoded values are multiplied by
 * @param first scales (m planes) and means (m planes) of the first part
 */
record WanPrior(Planes params, Planes step, Planes first) {}
