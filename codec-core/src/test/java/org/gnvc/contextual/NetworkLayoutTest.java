package org.gnvc.contextual;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.gnvc.model.ContextualConfig;
import org.gnvc.model.WanConfig;
import org.junit.jupiter.api.Test;

/** Counts are those of the published models, whose input is 192 channels of unshuffled pixels. */
class NetworkLayoutTest {

  private static final ContextualConfig PUBLISHED =
      new ContextualConfig(192, 368, 256, 128, 256, 128, 128, 320, 64);

  private static final int PRIOR_TENSORS = 11;

  private static long parameters(String prefix) {
    return Stream.concat(
            NetworkLayout.analysis(PUBLISHED).stream(), NetworkLayout.decoding(PUBLISHED).stream())
        .filter(t -> t.key().startsWith(prefix))
        .mapToLong(t -> t.shape().stream().reduce(1, (a, b) -> a * b))
        .sum();
  }

  @Test
  void publishedSizesHaveThePublishedParameters() {
    assertEquals(45.65, (parameters("intra.") + PRIOR_TENSORS * 64 * 128) / 1e6, 0.005);
    assertEquals(20.69, (parameters("inter.") + PRIOR_TENSORS * 72 * 128) / 1e6, 0.005);
  }

  @Test
  void publishedSizesTakeThePublishedProducts() {
    int height = 1088 / 8;
    int width = 1920 / 8;
    long anchor =
        NetworkLayout.products(PUBLISHED, true, true, height, width)
            + NetworkLayout.products(PUBLISHED, true, false, height, width);
    assertEquals(1.02, anchor / 1e12, 0.005);
  }

  @Test
  void noTensorBelongsToBothSides() {
    List<String> keys =
        Stream.concat(
                NetworkLayout.analysis(WanConfig.paper().codec()).stream(),
                NetworkLayout.decoding(WanConfig.paper().codec()).stream())
            .map(NetworkTensor::key)
            .toList();
    assertEquals(keys.size(), keys.stream().distinct().count());
  }
}
