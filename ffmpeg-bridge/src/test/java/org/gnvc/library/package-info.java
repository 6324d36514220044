/**
 * Tests of libgnvc, the library in C: its own test programs, its example, and its reader beside
 * Java's.
 */
package org.gnvc.library;
