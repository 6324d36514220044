package org.gnvc.bridge;

import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.codec.DecoderOptions;
import org.gnvc.codec.ModelOptions;

/**
 * Everything that a decoder is opened with, apart from the stream's header.
 *
 * @param options how to decode
 * @param model which model runs where
 */
record DecoderSettings(DecoderOptions options, ModelOptions model) {

  /** Reads lines {@code name=value}. */
  static DecoderSettings parse(String text) throws InvalidArgumentException {
    Set<String> names = new HashSet<>(MachineSettings.NAMES);
    names.add("steps");
    SettingsText settings = new SettingsText(text, names);
    OptionalInt steps =
        settings.text("steps").isPresent()
            ? OptionalInt.of(settings.number("steps", 0, SequenceHeader.MAX_STEPS))
            : OptionalInt.empty();
    return new DecoderSettings(new DecoderOptions(steps), MachineSettings.read(settings));
  }
}
