/**
 * The specification as a document. Its pages are the Markdown files of this module, and carried in
 * its jar; {@link org.gnvc.spec.Specification} reads them and knows their clauses, {@link
 * org.gnvc.spec.SpecificationBuilder} makes one self-contained HTML page of them.
 */
package org.gnvc.spec;
