package org.gnvc.contextual;

import static org.gnvc.contextual.StartingCodecTest.TINY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gnvc.SharedData;
import org.gnvc.contextual.NetworkTensor.Role;
import org.gnvc.entropy.CdfTable;
import org.gnvc.entropy.GaussianTables;
import org.gnvc.error.MissingModelException;
import org.gnvc.integer.EntropyModel;
import org.gnvc.model.ContextualConfig;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextualEntropyTest {

  private static final Map<String, String> FORMAT =
      Map.of(EntropyModel.FORMAT_KEY, ContextualEntropy.FORMAT);

  @TempDir Path dir;

  private Path written() throws IOException {
    Path file = dir.resolve("entropy.safetensors");
    ContextualEntropy.write(file, StartingCodec.of(TINY), TINY);
    return file;
  }

  @Test
  void theFileIsTheSameBytesEverywhere() throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(written()));
    assertEquals(
        "685ff06a492da09077c303f7de9d6429a08a20b0982e1f1c6c766cbbe1adae6d",
        HexFormat.of().formatHex(hash));
  }

  @Test
  void tensorsAreRoundedToTheirUnitsAndClipped() throws Exception {
    NetworkTensor weight =
        NetworkLayout.decoding(TINY).stream()
            .filter(t -> t.role() == Role.KERNEL)
            .findFirst()
            .orElseThrow();
    NetworkTensor bias =
        NetworkLayout.decoding(TINY).stream()
            .filter(t -> t.role() == Role.BIAS)
            .findFirst()
            .orElseThrow();
    StartingCodec plain = StartingCodec.of(TINY);
    TensorSource source =
        t -> t.equals(weight) || t.equals(bias) ? withFirst(t, 5, -77, 1.6f / 8192) : plain.get(t);
    Path file = dir.resolve("clipped");
    ClippedNumbers clipped = ContextualEntropy.write(file, source, TINY);
    assertEquals(2, clipped.weights());
    assertEquals(1, clipped.biases());
    ContextualEntropy read = ContextualEntropy.of(SafeTensors.read(file), TINY);
    assertArrayEquals(
        new int[] {32767, -32768, 2}, Arrays.copyOf(read.get(weight).ints(), 3), "in 1/8192");
    assertArrayEquals(
        new int[] {2560, -32768, 0}, Arrays.copyOf(read.get(bias).ints(), 3), "in 1/512");
  }

  private static StoredTensor withFirst(NetworkTensor t, float... first) {
    float[] values = new float[t.shape().stream().reduce(1, Math::multiplyExact)];
    System.arraycopy(first, 0, values, 0, first.length);
    return StoredTensor.ofFloats(t.key(), values, t.shape().toArray(Integer[]::new));
  }

  @Test
  void whatIsNotANumberIsRefused() {
    NetworkTensor first = NetworkLayout.decoding(TINY).get(0);
    StartingCodec plain = StartingCodec.of(TINY);
    TensorSource source = t -> t.equals(first) ? withFirst(t, Float.NaN) : plain.get(t);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> ContextualEntropy.write(dir.resolve("nan"), source, TINY));
    assertTrue(e.getMessage().contains(first.key()), e.getMessage());
  }

  @Test
  void functionsAreTabledForAllValues() throws Exception {
    SafeTensors file = SafeTensors.read(written());
    int[] wsilu = file.get(ContextualEntropy.WSILU).ints();
    int[] step = file.get(ContextualEntropy.INTRA_STEP).ints();
    int[] index = file.get(ContextualEntropy.SCALE_INDEX).ints();
    for (int v = -32768; v < 32768; v += 37) {
      double x = v / 512.0;
      assertEquals(512 * x / (1 + Math.exp(-4 * x)), wsilu[v + 32768], 0.5001);
      assertEquals(512 * (1.5 / (1 + Math.exp(-x)) + 0.5), step[v + 32768], 0.5001);
      double scale =
          GaussianTables.LEAST_SCALE * Math.exp(index[v + 32768] * GaussianTables.LOG_STEP);
      double wanted = Math.max(x, GaussianTables.LEAST_SCALE);
      assertEquals(0, Math.log(scale / wanted) / GaussianTables.LOG_STEP, 0.5001, "scale " + x);
    }
  }

  @Test
  void hyperLatentTablesHoldTheProbabilitiesOfTheReferenceData() throws Exception {
    check("intra", "dcvc_intra", IntraNetwork.RATES);
    check("inter", "dcvc_inter", InterNetwork.RATES);
  }

  private static void check(String kind, String golden, int rows) throws IOException {
    SafeTensors data = SafeTensors.read(SharedData.require("golden/" + golden + ".safetensors"));
    TensorSource source = t -> data.get("w." + t.key().substring(kind.length() + 1));
    List<CdfTable> tables = FactorisedPrior.of(source, kind + ".", rows, 8).tables();
    int[] cdf = data.get("z_cdf").ints();
    int[] length = data.get("z_cdf_length").ints();
    int[] offset = data.get("z_cdf_offset").ints();
    int columns = cdf.length / length.length;
    assertEquals(length.length, tables.size());
    for (int t = 0; t < length.length; t++) {
      CdfTable table = tables.get(t);
      assertEquals(offset[t], table.minSymbol(), "table " + t);
      assertEquals(length[t], table.symbolCount() + 1, "table " + t);
      int[] ours = table.cumulative();
      int[] theirs = Arrays.copyOfRange(cdf, t * columns, t * columns + length[t]);
      // The reference counts the tail from the widest table's end, so only shares can agree.
      int last = length[t] - 2;
      for (int i = 0; i < last; i++) {
        double share = (double) (theirs[i + 1] - theirs[i]) / theirs[last];
        double our = (double) (ours[i + 1] - ours[i]) / ours[last];
        assertEquals(share, our, 10.0 / 65536, "table %d, entry %d".formatted(t, i));
      }
    }
  }

  @Test
  void everyDamagedPartIsNamed() throws Exception {
    SafeTensors whole = SafeTensors.parse("whole", ByteBuffer.wrap(Files.readAllBytes(written())));
    List<String> names = List.copyOf(whole.tensors().keySet());
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if ((name.endsWith(".weight") || name.endsWith(".bias")) && i % 29 != 0) {
        continue; // one of many alike
      }
      Map<String, StoredTensor> tensors = new TreeMap<>(whole.tensors());
      tensors.remove(name);
      assertRefused(tensors, FORMAT, TINY, name);
    }
    String weight = "inter.feature_adaptor_p.weight";
    refuse(whole, StoredTensor.ofInts(weight, TensorType.I16, new int[256], 256), weight);
    refuse(whole, StoredTensor.ofFloats(weight, new float[256], 16, 16, 1, 1), weight);
    int[] index = whole.get("scale_index").ints();
    index[40000] = 64;
    refuse(whole, StoredTensor.ofInts("scale_index", TensorType.U8, index, 65536), "64");
    for (String tables : List.of("intra.z", "inter.z", "gaussian")) {
      int[] cumulative = whole.get(tables + ".cumulative").ints();
      int[] length = whole.get(tables + ".length").ints();
      int[] swapped = cumulative.clone();
      swapped[1] = swapped[2];
      refuse(whole, ints(tables + ".cumulative", swapped), tables + ": table 0");
      refuse(
          whole,
          ints(tables + ".cumulative", Arrays.copyOf(cumulative, cumulative.length + 1)),
          tables);
      length[3] = Integer.MAX_VALUE;
      refuse(whole, ints(tables + ".length", length), tables + ": table 3");
    }
    assertRefused(whole.tensors(), Map.of(), TINY, ContextualEntropy.FORMAT);
    ContextualConfig other = new ContextualConfig(16, 24, 16, 8, 16, 8, 4, 24, 3);
    assertRefused(whole.tensors(), FORMAT, other, "inter.");
  }

  private static StoredTensor ints(String name, int[] values) {
    return StoredTensor.ofInts(name, TensorType.I32, values, values.length);
  }

  private void refuse(SafeTensors whole, StoredTensor other, String named) throws IOException {
    Map<String, StoredTensor> tensors = new TreeMap<>(whole.tensors());
    tensors.put(other.name(), other);
    assertRefused(tensors, FORMAT, TINY, named);
  }

  private void assertRefused(
      Map<String, StoredTensor> tensors,
      Map<String, String> metadata,
      ContextualConfig config,
      String named)
      throws IOException {
    Path file = dir.resolve("damaged");
    SafeTensors.write(file, tensors.values(), metadata);
    SafeTensors read = SafeTensors.parse("damaged", ByteBuffer.wrap(Files.readAllBytes(file)));
    MissingModelException e =
        assertThrows(MissingModelException.class, () -> ContextualEntropy.of(read, config));
    assertTrue(e.getMessage().contains(named), e.getMessage());
  }
}
