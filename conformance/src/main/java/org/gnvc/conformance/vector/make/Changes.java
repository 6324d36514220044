package org.gnvc.conformance.vector.make;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.gnvc.conformance.vector.Manifest;
import org.gnvc.conformance.vector.TestVector;
import org.gnvc.frame.Frame;

/** What is different between a vector that is there and one made anew, in words. */
final class Changes {

  private final List<String> changes = new ArrayList<>();

  private Changes() {}

  /**
   * Compares two vectors.
   *
   * @param there folder of the old one; need not exist
   * @return nothing if they are the same
   */
  static List<String> of(Path there, TestVector made) throws IOException {
    if (!Files.exists(there.resolve(Manifest.FILE))) {
      return List.of("new");
    }
    Manifest manifest = Manifest.read(there.resolve(Manifest.FILE));
    TestVector old = new TestVector(made.name(), there, manifest);
    Changes changes = new Changes();
    changes.stream(old, made);
    changes.groups(manifest.groups(), made.manifest().groups());
    changes.reference(old, made);
    changes.value("tolerance", manifest.tolerance(), made.manifest().tolerance());
    changes.value("title", manifest.title(), made.manifest().title());
    changes.value("model", manifest.model(), made.manifest().model());
    changes.value("picture", manifest.picture(), made.manifest().picture());
    changes.value("level", manifest.level(), made.manifest().level());
    changes.value("error", manifest.error(), made.manifest().error());
    return changes.changes;
  }

  private void stream(TestVector old, TestVector made) throws IOException {
    byte[] before = Files.readAllBytes(old.stream());
    byte[] after = Files.readAllBytes(made.stream());
    int first = Arrays.mismatch(before, after);
    if (first >= 0) {
      changes.add(
          "stream of %d bytes was %d, different from byte %d on"
              .formatted(after.length, before.length, first));
    }
  }

  private void groups(List<Manifest.Group> before, List<Manifest.Group> after) {
    if (before.size() != after.size()) {
      changes.add("%d groups were %d".formatted(after.size(), before.size()));
      return;
    }
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).equals(after.get(i))) {
        boolean symbols = !before.get(i).symbols().equals(after.get(i).symbols());
        changes.add("group %d has other %s".formatted(i, symbols ? "symbols" : "frames"));
      }
    }
  }

  private void reference(TestVector old, TestVector made) throws IOException {
    if (old.manifest().reference().equals(made.manifest().reference())) {
      return;
    }
    List<Frame> before = old.reference();
    List<Frame> after = made.reference();
    boolean comparable =
        before.size() == after.size()
            && !before.isEmpty()
            && before.get(0).format().equals(after.get(0).format());
    double worst = Samples.CAP;
    for (int i = 0; comparable && i < before.size(); i++) {
      worst = Math.min(worst, Samples.psnr(before.get(i), after.get(i)));
    }
    changes.add(
        comparable
            ? String.format(Locale.ROOT, "reference differs, %.1f dB at worst", worst)
            : "reference of another kind");
  }

  private void value(String what, Object before, Object after) {
    if (!Objects.equals(before, after)) {
      changes.add("%s %s was %s".formatted(what, after, before));
    }
  }
}
