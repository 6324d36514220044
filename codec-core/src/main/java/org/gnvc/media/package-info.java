/**
 * Video files in and out, through FFmpeg's libraries. A reader delivers frames in one of our pixel
 * formats with the file's own timestamps; a writer takes them back. Readers and writers belong to
 * one thread at a time.
 *
 * <p>FFmpeg prints nothing: its messages are collected, and the most telling one becomes part of
 * the exception.
 */
package org.gnvc.media;
