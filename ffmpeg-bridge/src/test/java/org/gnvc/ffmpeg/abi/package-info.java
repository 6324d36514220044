/**
 * Writes the C declarations in {@code src/main/c/abi}: the part of FFmpeg's interface that our
 * sources use, laid out as a given release of JavaCPP's FFmpeg presets reports it, so that the
 * plug-in is built without FFmpeg's headers.
 */
package org.gnvc.ffmpeg.abi;
