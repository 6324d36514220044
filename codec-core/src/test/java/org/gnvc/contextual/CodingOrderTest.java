package org.gnvc.contextual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.stream.IntStream;
import org.gnvc.SharedData;
import org.gnvc.model.SafeTensors;
import org.junit.jupiter.api.Test;

/** Our order of coding against the symbols that DCVC-RT's encoder hands to its coder. */
class CodingOrderTest {

  private static final int ROWS = 5;
  private static final int COLUMNS = 7;

  /** DCVC-RT does not code elements whose scale lies below; we do. */
  private static final double SKIPPED = 0.12;

  @Test
  void anchorsAreCodedInTheOrderOfDcvcRt() throws IOException {
    SafeTensors golden = SafeTensors.read(SharedData.require("golden/dcvc_intra.safetensors"));
    for (int part = 0; part < IntraNetwork.PARTS; part++) {
      CodingPart order = CodingPart.anchor(part, 16, ROWS, COLUMNS);
      check(golden, "", part, golden.get("mask4_" + part).floats(), order);
    }
  }

  @Test
  void predictedLatentsAreCodedInTheOrderOfDcvcRt() throws IOException {
    SafeTensors golden = SafeTensors.read(SharedData.require("golden/dcvc_inter.safetensors"));
    for (String picture : new String[] {"p1.", "p2."}) {
      for (int part = 0; part < InterNetwork.PARTS; part++) {
        CodingPart order = CodingPart.predicted(part, 8, ROWS, COLUMNS);
        check(golden, picture, part, golden.get("mask2_" + part).floats(), order);
      }
    }
  }

  private static void check(
      SafeTensors golden, String picture, int part, float[] mask, CodingPart order)
      throws IOException {
    float[] planes = golden.get(picture + "y_q_w_" + part).floats();
    float[] scales = golden.get(picture + "s_w_" + part).floats();
    // Back to where the elements lie in y: there the mask is one.
    float[] y = new float[mask.length];
    for (int e = 0; e < y.length; e++) {
      y[e] = mask[e] * planes[e % planes.length];
    }
    int[] elements = order.elements();
    assertEquals(planes.length, elements.length);
    int[] coded =
        IntStream.range(0, elements.length)
            .filter(k -> scales[k] > SKIPPED)
            .map(k -> (int) y[elements[k]])
            .toArray();
    int[] reference = golden.get(picture + "symbols_enc_" + part).ints();
    // The reference packs the symbol above the index of its own table.
    assertArrayEquals(IntStream.of(reference).map(s -> s >> 8).toArray(), coded);
  }
}
