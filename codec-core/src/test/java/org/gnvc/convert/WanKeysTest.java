package org.gnvc.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gnvc.SharedData;
import org.gnvc.model.WanConfig;
import org.junit.jupiter.api.Test;

/** Keys and shapes against the lists made from the published networks' own code. */
class WanKeysTest {

  private static final WanConfig PAPER = WanConfig.paper();

  @Test
  void theAutoencoderHasThePublishedKeys() throws IOException {
    Map<String, List<Integer>> keys = WanConverter.autoencoderKeys(PAPER);
    check("keymap_vae.tsv", keys, DiffusersNames::autoencoder);
    assertEquals(126_892_531, parameters(keys));
  }

  @Test
  void theTransformerHasThePublishedKeys() throws IOException {
    Map<String, List<Integer>> keys = DitKeys.transformer(PAPER.dit(), 4096);
    check("keymap_dit.tsv", keys, DiffusersNames::transformer);
    assertEquals(1_418_996_800, parameters(keys));
  }

  @Test
  void theAdapterHasThePublishedSize() {
    assertEquals(734_975_232, parameters(DitKeys.adapter(PAPER.dit(), 96)));
  }

  @Test
  void theAdapterInDiffusersDiffersInItsProjectionsToo() {
    assertEquals(
        "vace_blocks.0.proj_in.weight",
        DiffusersNames.transformer("vace_blocks.0.before_proj.weight"));
    assertEquals(
        "vace_blocks.14.proj_out.bias",
        DiffusersNames.transformer("vace_blocks.14.after_proj.bias"));
    assertEquals(
        "vace_blocks.3.attn2.to_out.0.weight",
        DiffusersNames.transformer("vace_blocks.3.cross_attn.o.weight"));
    assertEquals(
        "vace_patch_embedding.weight", DiffusersNames.transformer("vace_patch_embedding.weight"));
  }

  private static void check(
      String list, Map<String, List<Integer>> keys, UnaryOperator<String> diffusers)
      throws IOException {
    Path file = SharedData.require("design/" + list);
    Map<String, List<String>> expected = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      List<String> cells = List.of(line.split("\t"));
      if (!cells.get(0).equals("original")) {
        expected.put(cells.get(0), cells);
      }
    }
    Map<String, List<String>> actual = new HashMap<>();
    keys.forEach(
        (key, shape) ->
            actual.put(key, new ArrayList<>(List.of(key, diffusers.apply(key), shape.toString()))));
    assertEquals(expected, actual);
  }

  private static long parameters(Map<String, List<Integer>> keys) {
    return keys.values().stream()
        .mapToLong(shape -> shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b))
        .sum();
  }
}
