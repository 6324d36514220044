/** The specification as a document: its numbered clauses, its links, and its form as one page. */
package org.gnvc.spec;
