/**
 * The commands {@code gnvc ffmpeg}: the environment in which FFmpeg knows gnvc, and a check of
 * everything that takes. The launcher tells them where the plug-in is and which FFmpeg it would
 * run; see {@link org.gnvc.ffmpeg.cli.Setup}.
 */
package org.gnvc.ffmpeg.cli;
