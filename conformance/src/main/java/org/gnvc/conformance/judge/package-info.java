/** What a decoder must do with a vector, and the verdict on what it did. */
package org.gnvc.conformance.judge;
