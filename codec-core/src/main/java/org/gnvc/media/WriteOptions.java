package org.gnvc.media;

import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How to write a video file.
 *
 * @param container FFmpeg's name of the container, or null to go by the file name
 * @param codec FFmpeg's name of the encoder, or null for the container's default
 * @param codecOptions options of the encoder, as FFmpeg's command line takes them
 * @param warnings gets one line for everything that cannot be kept as it is
 */
public record WriteOptions(
    String container, String codec, Map<String, String> codecOptions, Consumer<String> warnings) {

  /** By file name, warnings dropped. */
  public static final WriteOptions DEFAULT = new WriteOptions(null, null, Map.of(), warning -> {});

  /** Copies the options. */
  public WriteOptions {
    codecOptions = Map.copyOf(codecOptions);
    Objects.requireNonNull(warnings);
  }

  /** The same with another encoder. */
  public WriteOptions withCodec(String newCodec, Map<String, String> newOptions) {
    return new WriteOptions(container, newCodec, newOptions, warnings);
  }

  /** The same with another container. */
  public WriteOptions withContainer(String newContainer) {
    return new WriteOptions(newContainer, codec, codecOptions, warnings);
  }

  /** The same with another receiver of warnings. */
  public WriteOptions withWarnings(Consumer<String> newWarnings) {
    return new WriteOptions(container, codec, codecOptions, newWarnings);
  }
}
