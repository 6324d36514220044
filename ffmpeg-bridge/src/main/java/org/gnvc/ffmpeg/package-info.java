/**
 * The codec for Java programs that use FFmpeg's libraries in their own process: JavaCV, or
 * JavaCPP's presets directly.
 */
package org.gnvc.ffmpeg;
