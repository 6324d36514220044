/**
 * The codec as a library: frames in, coded groups out ({@link org.gnvc.codec.GnvcEncoder}) and back
 * ({@link org.gnvc.codec.GnvcDecoder}). Both work on streams of any length without files; what they
 * hold grows with one group's pixels, not with the video.
 *
 * <p>A {@link org.gnvc.codec.GnvcModel} is opened once and shared. An encoder or a decoder is used
 * by one thread at a time; several of them may share a model and run side by side. Clause 11 of the
 * bitstream specification says how groups become frames.
 */
package org.gnvc.codec;
