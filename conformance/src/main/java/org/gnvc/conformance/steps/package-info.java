/** The steps of the features. */
package org.gnvc.conformance.steps;
