package org.gnvc.contextual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gnvc.model.ContextualConfig;
import org.gnvc.model.WanConfig;
import org.junit.jupiter.api.Test;

class StartingCodecTest {

  static final ContextualConfig TINY = new ContextualConfig(16, 24, 16, 8, 16, 8, 8, 24, 3);

  @Test
  void everyTensorThatIsMadeByHandHasAPlaceInTheNetworks() {
    for (ContextualConfig config : List.of(TINY, WanConfig.paper().codec())) {
      List<NetworkTensor> all = new ArrayList<>(NetworkLayout.analysis(config));
      all.addAll(ContextualEntropy.sources(config));
      Set<String> places = all.stream().map(NetworkTensor::key).collect(Collectors.toSet());
      StartingCodec codec = StartingCodec.of(config);
      Set<String> lost = new TreeSet<>(codec.keys());
      lost.removeAll(places);
      assertEquals(Set.of(), lost);
      for (NetworkTensor tensor : all) {
        assertEquals(tensor.shape(), codec.get(tensor).shape(), "and every index lies inside");
      }
    }
  }

  @Test
  void stepsBecomeFinerWithTheRate() {
    for (int row = 1; row < InterNetwork.RATES; row++) {
      assertTrue(StartingCodec.step(row) < StartingCodec.step(row - 1), "row " + row);
    }
  }
}
