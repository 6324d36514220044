/**
 * Recipes of streams with one fault each, which is named by the clause that it violates. Every byte
 * of them is written here and not by the codec's own writers, which refuse to write such things.
 */
package org.gnvc.conformance.vector.make.invalid;
