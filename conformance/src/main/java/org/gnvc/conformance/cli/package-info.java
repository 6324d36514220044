/** The command {@code gnvc conformance}. */
package org.gnvc.conformance.cli;
