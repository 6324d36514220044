package org.gnvc.convert;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The files that a wan pack is made of: each a safetensors file, an index of several, a {@code
 * .pth} file, or a folder with one of these.
 *
 * @param autoencoder Wan2.1's autoencoder
 * @param transformer Wan2.1's transformer for text to video
 * @param adapter VACE's blocks; without it they start as copies that change nothing
 * @param codec a latent codec with DCVC-RT's keys after {@code intra.} and {@code inter.}; without
 *     it the one made by hand
 * @param text what the text encoder makes of a fixed text, one tensor (rows, width) or (1, rows,
 *     width); without it the empty text
 */
public record CheckpointFiles(
    Path autoencoder,
    Path transformer,
    Optional<Path> adapter,
    Optional<Path> codec,
    Optional<Path> text) {}
