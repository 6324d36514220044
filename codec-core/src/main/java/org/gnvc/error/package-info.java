/**
 * Everything that can go wrong with a stream, a model or the machine, as one family of exceptions
 * with {@link org.gnvc.error.GnvcException} as the root. Each type is a different answer to the
 * user: not ours, too new, not supported, damaged, or something is missing here.
 */
package org.gnvc.error;
