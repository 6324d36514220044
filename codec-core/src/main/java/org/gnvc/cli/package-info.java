/**
 * The command line {@code gnvc}. It uses the library as any other program would and adds what only
 * a terminal needs: options and their help, one progress line, one line per failure, exit codes,
 * and care for the file that an interrupted run leaves behind.
 *
 * <p>{@code stdout} carries what was asked for and nothing else; everything said goes to {@code
 * stderr}.
 */
package org.gnvc.cli;
