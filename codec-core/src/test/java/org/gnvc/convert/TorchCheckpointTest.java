package org.gnvc.convert;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gnvc.convert.TorchWriter.PickleWriter;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorData;
import org.gnvc.model.TensorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchCheckpointTest {

  private static final List<StoredTensor> TENSORS =
      List.of(
          StoredTensor.ofFloats("a.weight", new float[] {1, -2.5f, 3, 4, 5, 6}, 2, 3),
          StoredTensor.ofFloats("a.bias", new float[] {7, 8}, 2).to(TensorType.BF16),
          StoredTensor.ofFloats("b", new float[] {0.5f, 9, 1}, 1, 3, 1).to(TensorType.F16),
          StoredTensor.ofFloats("scalar", new float[] {11}));

  @TempDir Path dir;

  private Path file(byte[] content) throws IOException {
    return Files.write(dir.resolve("model.pth"), content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "state_dict", "model", "model state_dict"})
  void whatTorchSavesIsRead(String within) throws IOException {
    Path file = dir.resolve("model.pth");
    TorchWriter.write(file, TENSORS, within.isEmpty() ? new String[0] : within.split(" "));
    try (Checkpoint read = Checkpoint.open(file)) {
      assertEquals(4, read.tensors().size());
      for (StoredTensor t : TENSORS) {
        StoredTensor found = read.tensors().get(t.name()).stored();
        assertEquals(t.type(), found.type());
        assertEquals(t.shape(), found.shape());
        assertArrayEquals(t.floats(), found.floats());
      }
    }
  }

  @Test
  void theWrapperOfTrainingOnSeveralDevicesIsLeftOut() throws IOException {
    Path file = dir.resolve("model.pth");
    TorchWriter.write(file, List.of(StoredTensor.ofFloats("module.x", new float[2], 2)));
    try (Checkpoint read = Checkpoint.open(dir)) {
      assertEquals("x", read.tensors().firstKey());
    }
  }

  @Test
  void aPlainZipWithoutDescriptorsIsReadToo() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "n/data.pkl", view(6, 0, List.of(6), List.of(1)));
      put(zip, "n/data/0", content());
    }
    try (Checkpoint read = Checkpoint.open(file(bytes.toByteArray()))) {
      assertEquals(5, read.tensors().get("x").stored().floats()[5]);
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** Six numbers 0 to 5. */
  private static byte[] content() {
    ByteBuffer content = ByteBuffer.allocate(24).order(LITTLE_ENDIAN);
    for (int i = 0; i < 6; i++) {
      content.putFloat(i);
    }
    return content.array();
  }

  private static byte[] view(long count, long offset, List<Integer> shape, List<Integer> strides) {
    return new PickleWriter()
        .op('}')
        .text("x")
        .tensor("FloatStorage", "0", count, offset, shape, strides)
        .op('s')
        .op('.')
        .bytes();
  }

  private Path withView(byte[] pickle) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("n/data.pkl", pickle);
    entries.put("n/data/0", content());
    return file(TorchWriter.zip(entries));
  }

  @Test
  void viewsOfAStorageArePutInOrder() throws IOException {
    Path transposed = withView(view(6, 0, List.of(3, 2), List.of(1, 3)));
    try (Checkpoint read = Checkpoint.open(transposed)) {
      assertArrayEquals(new float[] {0, 3, 1, 4, 2, 5}, read.tensors().get("x").stored().floats());
    }
    Path part = withView(view(6, 2, List.of(1, 3), List.of(17, 1)));
    try (Checkpoint read = Checkpoint.open(part)) {
      assertArrayEquals(new float[] {2, 3, 4}, read.tensors().get("x").stored().floats());
    }
  }

  @Test
  void viewsThatLeaveTheirStorageOrGrowAreRefused() throws IOException {
    int huge = Integer.MAX_VALUE;
    for (byte[] pickle :
        List.of(
            view(6, 1, List.of(6), List.of(1)),
            view(6, -1, List.of(2), List.of(1)),
            view(6, 7, List.of(0), List.of(1)),
            view(6, 0, List.of(7), List.of(0)),
            view(6, 0, List.of(2, 2), List.of(1, 5)),
            view(6, 0, List.of(-1), List.of(1)),
            view(6, 0, List.of(2), List.of(-1)),
            view(6, 0, List.of(2, 2), List.of(1)),
            view(6, 0, List.of(1, 1, 1, 1, 1, 1, 1, 1, 6), List.of(6, 6, 6, 6, 6, 6, 6, 6, 1)),
            view(huge, 0, List.of(huge, huge, huge, huge), List.of(huge, huge, huge, huge)),
            view(-6, 0, List.of(6), List.of(1)))) {
      refused(withView(pickle), "pickle");
    }
  }

  @Test
  void aStorageOfAnotherSizeThanItsFileIsRefusedWhenItIsRead() throws IOException {
    try (Checkpoint read = Checkpoint.open(withView(view(7, 0, List.of(6), List.of(1))))) {
      TensorData x = read.tensors().get("x");
      assertTrue(
          assertThrows(MissingModelException.class, x::bytes)
              .getMessage()
              .contains("data of another size"));
    }
  }

  @Test
  void aWrongCheckSumIsRefused() throws IOException {
    byte[] good = Files.readAllBytes(withView(view(6, 0, List.of(6), List.of(1))));
    for (int i = 0; i < good.length - 4; i++) {
      if (good[i + 3] == 0x40 && good[i + 2] == 0x40) { // 3.0f
        good[i + 2] ^= 1;
        break;
      }
    }
    try (Checkpoint read = Checkpoint.open(file(good))) {
      TensorData x = read.tensors().get("x");
      assertTrue(
          assertThrows(MissingModelException.class, x::bytes)
              .getMessage()
              .contains("wrong check sum"));
    }
  }

  @Test
  void overlappingCompressedAndDoubledEntriesAreRefused() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("n/data.pkl", view(6, 0, List.of(6), List.of(1)));
    entries.put("n/data/0", content());
    entries.put("n/data/1", content());
    byte[] zip = TorchWriter.zip(entries);
    byte[] doubled =
        new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1)
            .replace("n/data/1", "n/data/0")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    refused(file(doubled), "two entries");
    // The 64-bit place of the last entry lies before the 98 bytes of the end.
    ByteBuffer overlap = ByteBuffer.wrap(zip.clone()).order(LITTLE_ENDIAN);
    int last = zip.length - 98 - 8;
    overlap.putLong(last, overlap.getLong(last - (46 + 8 + 28)));
    refused(file(overlap.array()), "overlap");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream deflated = new ZipOutputStream(bytes)) {
      deflated.putNextEntry(new ZipEntry("n/data.pkl"));
      deflated.write(entries.get("n/data.pkl"));
      deflated.closeEntry();
    }
    refused(file(bytes.toByteArray()), "compressed");
  }

  @Test
  void cutAndChangedFilesAreReadOrRefusedInOneLine() throws IOException {
    Path file = dir.resolve("model.pth");
    TorchWriter.write(file, TENSORS.subList(1, 2));
    byte[] good = Files.readAllBytes(file);
    Random random = new Random(1);
    for (int i = 0; i < good.length; i += 2) {
      byte[] changed = good.clone();
      changed[i] ^= (byte) (1 + random.nextInt(255));
      readOrRefused(changed);
      if (i % 8 == 0) {
        byte[] cut = java.util.Arrays.copyOf(good, i);
        assertFalse(readOrRefused(cut), "a cut file was read");
      }
    }
  }

  private boolean readOrRefused(byte[] content) throws IOException {
    try (Checkpoint read = Checkpoint.open(file(content))) {
      for (TensorData t : read.tensors().values()) {
        t.stored().to(TensorType.F32);
      }
      return true;
    } catch (MissingModelException e) {
      assertEquals(1, e.getMessage().lines().count(), e.getMessage());
      return false;
    } catch (IllegalArgumentException integers) {
      assertTrue(integers.getMessage().contains("holds integers"), integers.getMessage());
      return false;
    }
  }

  @Test
  void otherFilesAreNamedForWhatTheyAre() throws IOException {
    refused(file("PK\003\004".getBytes(UTF_8)), "no zip file");
    refused(file(new byte[] {(byte) 0x80, 2, 'X'}), "no zip file");
    refused(file(TorchWriter.zip(Map.of("readme", new byte[3]))), "not one of PyTorch");
    byte[] number = new PickleWriter().number(1).op('.').bytes();
    refused(file(TorchWriter.zip(Map.of("n/data.pkl", number))), "no dictionary of tensors");
    Map<String, byte[]> big = new LinkedHashMap<>();
    big.put("n/data.pkl", view(6, 0, List.of(6), List.of(1)));
    big.put("n/byteorder", "big".getBytes(UTF_8));
    refused(file(TorchWriter.zip(big)), "big-endian");
  }

  private static void refused(Path file, String word) {
    String message =
        assertThrows(MissingModelException.class, () -> Checkpoint.open(file).close()).getMessage();
    assertTrue(message.contains(word), message);
    assertEquals(1, message.lines().count(), message);
  }
}
