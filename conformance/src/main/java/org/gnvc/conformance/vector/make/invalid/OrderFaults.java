package org.gnvc.conformance.vector.make.invalid;

import static org.gnvc.conformance.vector.ErrorKind.MISSING_REFERENCE;

import java.io.IOException;
import java.util.List;
import org.gnvc.conformance.vector.make.RawFile;
import org.gnvc.conformance.vector.make.Recipe;

/** Files with predictive groups that do not follow the group they build on. */
record OrderFaults(SoundStream sound) {

  private static final String CLAUSE = "11.3";

  List<Recipe> recipes() throws IOException {
    return List.of(
        FaultyFile.withHeader(sound)
            .fault()
            .lost(1)
            .groups(2)
            .recipe(
                "predictive-without-reference",
                MISSING_REFERENCE,
                CLAUSE,
                "The stream begins with a predictive group."),
        FaultyFile.withHeader(sound)
            .groups(2)
            .fault()
            .lost(1)
            .recipe(
                "predictive-after-another-group",
                MISSING_REFERENCE,
                CLAUSE,
                "A predictive group follows a group that ends at another frame."),
        FaultyFile.withHeader(sound)
            .groups(0, 1)
            .fault()
            .lost(1)
            .groups(2)
            .recipe(
                "predictive-twice", MISSING_REFERENCE, CLAUSE, "A predictive group comes twice."),
        FaultyFile.withHeader(sound)
            .groups(0)
            .fault()
            .unit(RawFile.GROUP, sound.group(1).at(6).payload())
            .groups(2)
            .recipe(
                "predictive-after-gap",
                MISSING_REFERENCE,
                CLAUSE,
                "A predictive group begins a frame after the end of the group before it."),
        FaultyFile.withHeader(sound)
            .unit(RawFile.GROUP, sound.group(0).frames(4).payload())
            .delivered(0)
            .fault()
            .unit(RawFile.GROUP, sound.group(1).at(4).payload())
            .groups(2)
            .recipe(
                "predictive-after-padded-group",
                MISSING_REFERENCE,
                CLAUSE,
                "A predictive group follows a group whose last latent was padded."));
  }
}
