package org.gnvc.conformance.vector.make;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Raw files whose units are not the usual row. */
final class UnitRecipes {

  private static final Clip CLIP = Clip.of(48, 32, 13).group(4);

  private UnitRecipes() {}

  static List<Recipe> all() {
    return List.of(
        Recipe.of("index-absent", "A file without an index.", w -> plain(w).file().toByteArray()),
        Recipe.of(
            "file-one-group",
            "A file cut off after its first group.",
            w ->
                new RawFile()
                    .header(plain(w).header())
                    .group(plain(w).groups().get(0))
                    .toByteArray()),
        between(
            "header-repeated", "The sequence header again before every group.", header -> header),
        between(
            "header-repeated-otherwise",
            "The sequence header again, with fractions in other terms and bytes at its end.",
            header ->
                header
                    .with("rate_num", 75)
                    .with("rate_den", 3)
                    .with("base_num", 40)
                    .with("base_den", 1000)
                    .followedBy((byte) 7)),
        units("unit-reserved", "Units of reserved types, which are skipped.", 4, 127),
        units("unit-private", "Units of private types, which are skipped.", 128, 255),
        Recipe.of(
            "unit-sizes", "Skipped units of no, 127, 128 and 20000 bytes.", UnitRecipes::sizes),
        Recipe.of(
            "unit-holds-sync-words",
            "A skipped unit whose payload is full of sync words and holds a whole group unit.",
            UnitRecipes::syncWords));
  }

  private static StreamFile plain(Workshop workshop) throws IOException {
    return CLIP.encode(workshop);
  }

  private static Recipe between(String name, String title, UnaryOperator<HeaderFields> change) {
    return Recipe.of(
        name,
        title,
        workshop -> {
          StreamFile stream = plain(workshop);
          RawFile file = new RawFile().header(stream.header());
          for (GroupFields group : stream.groups()) {
            file.header(change.apply(stream.header())).group(group);
          }
          return file.index().toByteArray();
        });
  }

  private static Recipe units(String name, String title, int... types) {
    return Recipe.of(
        name,
        title,
        workshop -> {
          StreamFile stream = plain(workshop);
          RawFile file = new RawFile().header(stream.header());
          for (GroupFields group : stream.groups()) {
            for (int type : types) {
              file.unit(type, new byte[] {1, 2, 3});
            }
            file.group(group);
          }
          return file.index().toByteArray();
        });
  }

  private static byte[] sizes(Workshop workshop) throws IOException {
    StreamFile stream = plain(workshop);
    RawFile file = new RawFile().header(stream.header());
    for (int size : new int[] {0, 127, 128, 20000}) {
      byte[] payload = new byte[size];
      new Random(size).nextBytes(payload);
      file.unit(200, payload);
    }
    file.groups(stream.groups());
    return file.index().toByteArray();
  }

  private static byte[] syncWords(Workshop workshop) throws IOException {
    StreamFile stream = plain(workshop);
    RawFile hidden = new RawFile();
    for (int i = 0; i < 20; i++) {
      hidden.bytes(RawFile.sync());
    }
    hidden.group(stream.groups().get(0).at(1000));
    RawFile file = new RawFile().header(stream.header());
    for (GroupFields group : stream.groups()) {
      file.group(group).unit(200, hidden.toByteArray());
    }
    return file.toByteArray();
  }
}
