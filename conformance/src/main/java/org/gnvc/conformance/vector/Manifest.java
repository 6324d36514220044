package org.gnvc.conformance.vector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gnvc.frame.ChromaFormat;

/**
 * What a vector's {@code manifest.json} says: what the stream is, and what a decoder must make of
 * it. Read and written by {@link ManifestJson}, whose fields have the same names.
 *
 * @param title the feature exercised, one sentence
 * @param version of the bitstream: major and minor, {@code "1.0"}
 * @param profile {@code "lite"} or {@code "wan"}
 * @param level bitstream level that the stream states, 1 to 4
 * @param model the models that the stream was made with
 * @param picture what the decoder delivers
 * @param groups the coded groups to deliver, in order; of a damaged stream those that survive
 * @param reference the reference decoding; empty if no frame is to be delivered
 * @param tolerance how far pixels may be from it; empty together with {@code reference}
 * @param error what a decoder must report; empty if the whole stream is decoded
 * @param licence SPDX identifier
 */
public record Manifest(
    String title,
    String version,
    String profile,
    int level,
    Model model,
    Picture picture,
    List<Group> groups,
    Optional<Reference> reference,
    Optional<Tolerance> tolerance,
    Optional<ExpectedError> error,
    String licence) {

  /** Name of the file in a vector's folder. */
  public static final String FILE = "manifest.json";

  /** Copies the list. */
  public Manifest {
    groups = List.copyOf(groups);
  }

  /** Reads a manifest. See {@link ManifestJson#read}. */
  public static Manifest read(Path file) throws IOException {
    return ManifestJson.read(file);
  }

  /**
   * First halves of the SHA-256 of the models, as in the sequence header.
   *
   * @param entropy 32 hexadecimal digits, in lower case
   * @param synthesis 32 hexadecimal digits, in lower case
   */
  public record Model(String entropy, String synthesis) {}

  /**
   * The pictures that a decoder delivers.
   *
   * @param width pixels
   * @param height pixels
   * @param chroma sampling of the planes
   * @param bitDepth 8 or 10
   * @param frames number of frames, the sum over all groups to deliver
   */
  public record Picture(int width, int height, ChromaFormat chroma, int bitDepth, int frames) {}

  /**
   * A coded group that must be delivered.
   *
   * @param firstFrame number of its first frame
   * @param frames number of its frames
   * @param key whether it is a key group
   * @param symbols SHA-256 of the digests of its latents, 64 hexadecimal digits in lower case
   */
  public record Group(long firstFrame, int frames, boolean key, String symbols) {}

  /**
   * The reference decoding.
   *
   * @param sha256 over all samples of all frames to deliver, whole pictures: plane after plane, 8
   *     bits as one byte, 10 bits as two, little-endian. Tells whether a reference that was made
   *     anew is the same; decoders are judged by {@link Tolerance}
   * @param window the part of the picture that the stored reference shows; empty for all of it
   */
  public record Reference(String sha256, Optional<Window> window) {}

  /**
   * A rectangle of a picture, in pixels. With subsampled chroma x and y are even.
   *
   * @param x left column
   * @param y top row
   * @param width columns
   * @param height rows
   */
  public record Window(int x, int y, int width, int height) {}

  /**
   * Least PSNR against the reference decoding, in dB over all samples of a frame.
   *
   * @param worst of every frame
   * @param mean of the mean over all frames
   */
  public record Tolerance(double worst, double mean) {}

  /**
   * What is wrong with the stream.
   *
   * @param kind what a decoder must report
   * @param offset byte offset of the first unit, or of the part of it, that is at fault
   * @param clause number of the clause of the specification that is violated
   * @param violation how, in a few words
   */
  public record ExpectedError(ErrorKind kind, long offset, String clause, String violation) {}
}
