package org.gnvc.conformance.vector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gnvc.bitstream.ModelHash;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.ModelPack;

/**
 * The model packs that the vectors were made with, found by their hashes: the one inside the
 * program, or those in a folder, one folder each.
 *
 * @param folder for example {@code conformance/packs}; need not exist
 */
public record ModelPacks(Path folder) {

  private static final String EMBEDDED = "lite";

  /**
   * The pack of a vector.
   *
   * @return its folder; empty for the pack inside the program
   * @throws MissingModelException if no pack has the hashes that the manifest names
   */
  public Optional<Path> find(Manifest manifest) throws IOException {
    try (ModelPack pack = ModelPack.embedded(EMBEDDED)) {
      if (fits(pack, manifest.model())) {
        return Optional.empty();
      }
    }
    for (Path candidate : candidates()) {
      try (ModelPack pack = ModelPack.open(candidate)) {
        if (fits(pack, manifest.model())) {
          return Optional.of(candidate);
        }
      }
    }
    throw new MissingModelException(
        "no model pack with entropy model %s and synthesis model %s"
            .formatted(manifest.model().entropy(), manifest.model().synthesis()),
        "put it into a folder below " + folder);
  }

  /** Opens the pack of a vector. Throws as {@link #find} does. */
  public ModelPack open(Manifest manifest) throws IOException {
    Optional<Path> found = find(manifest);
    return found.isPresent() ? ModelPack.open(found.get()) : ModelPack.embedded(EMBEDDED);
  }

  private List<Path> candidates() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static boolean fits(ModelPack pack, Manifest.Model model) throws IOException {
    return ModelHash.of(pack.entropyHash()).toString().equals(model.entropy())
        && ModelHash.of(pack.synthesisHash()).toString().equals(model.synthesis());
  }
}
