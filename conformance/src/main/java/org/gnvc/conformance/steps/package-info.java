/**
 * The words of the features. A scenario has one {@link org.gnvc.conformance.steps.World}, which its
 * steps share.
 */
package org.gnvc.conformance.steps;
