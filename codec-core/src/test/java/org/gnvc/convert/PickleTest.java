package org.gnvc.convert;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.gnvc.convert.TorchWriter.PickleWriter;
import org.gnvc.error.MissingModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PickleTest {

  private static Object read(byte[] pickle) throws IOException {
    return Pickle.read("model.pth", ByteBuffer.wrap(pickle));
  }

  private static Object read(String pickle) throws IOException {
    return read(pickle.getBytes(ISO_8859_1));
  }

  private static String refusal(byte[] pickle) {
    String message = assertThrows(MissingModelException.class, () -> read(pickle)).getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  @Test
  void plainDataIsReadInOldAndNewProtocols() throws IOException {
    assertEquals(
        Map.of("a", List.of(1L, -2L, 70000L, true, 0.5), 7L, List.of()),
        read(
            "\u0080\u0002}(X\u0001\0\0\0a(K\u0001J\u00fe\u00ff\u00ff\u00ff"
                + "\u008a\u0003\u0070\u0011\u0001\u0088G\u003f\u00e0\0\0\0\0\0\0tK\u0007]u."));
    assertEquals(
        Map.of("a", "a"), read("\u0080\u0004\u0095\u0007\0\0\0\0\0\0\0}\u008c\u0001a\u0094h\0s."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cos~system~X\u0002\0\0\0ls\u0085R.                          | run os.system",
        "cbuiltins~eval~.                                            | run builtins.eval",
        "c__builtin__~exec~(t.                                       | run __builtin__.exec",
        "c../../x~\u001b[2J~.                                        | run ../../x.?[2J",
        "\u008c\u0005posix\u008c\u0006system\u0093.                    | run posix.system",
        "(S'ls'~ios~system~.                                        | instruction 0x53",
        "(ios~system~.                                               | run os.system",
        "(ctorch~FloatStorage~o.                                     | make an object",
        "ccollections~OrderedDict~)\u0081.                           | make an object",
        "ccollections~OrderedDict~)}\u0092.                          | make an object",
        "\u0082\u0001.                                                 | by number",
        "ctorch~FloatStorage~)R.                                     | call torch.FloatStorage",
        "X\u0001\0\0\0x)R.                                             | no function",
        "ctorch~load~.                                               | run torch.load",
        "ctorch._utils~_rebuild_tensor~.                             | _rebuild_tensor,",
        "ccollections~OrderedDict~)RX\u0001\0\0\0xb.                 | set the state",
        "ctorch~FloatStorage~}b.                                     | set the state",
        "](K\u0001K\u0002u.                                            | no map",
        "}K\u0001a.                                                    | no list",
        "}]K\u0001s.                                                   | neither text nor number",
        "}(K\u0001u.                                                   | without value",
        "K\u0001Q.                                                     | no storage",
        "(X\u0007\0\0\0storageX\u0001\0\0\0xX\u0001\0\0\00NK\u0001tQ.  | no storage",
        "Pkey~.                                                       | instruction 0x50",
        "ctorch._utils~_rebuild_tensor_v2~)R.                        | without storage",
        "ctorch._utils~_rebuild_parameter~)R.                        | without tensor",
        "h\u0009.                                                      | never kept",
        "t.                                                            | end without start",
        "K\u0001K\u0002.                                               | left over",
        "(K\u0001.                                                     | left over",
        "0.                                                            | stack is empty",
        "(K\u0001(0.                                                   | stack is empty",
        "X\u00ff\u00ff\u00ff\u00ffa.                                   | 4294967295 bytes",
        "\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ffa.      | -1 bytes",
        "\u008a\u0009123456789.                                        | number of 9 bytes",
        "\u0080\u0009.                                                 | version 9",
        "K                                                             | breaks off",
        "cos                                                           | breaks off",
      })
  void whateverIsNotPlainDataIsRefused(String pickle, String why) {
    String message = refusal(pickle.replace('~', '\n').getBytes(ISO_8859_1));
    assertTrue(message.contains(why), message);
  }

  @Test
  void nestingAndSharingCostNoMoreThanTheyAreLong() throws IOException {
    PickleWriter deep = new PickleWriter();
    PickleWriter shared = new PickleWriter().op(']').op('q').op(0);
    for (int i = 0; i < 100_000; i++) {
      deep.op(']').op('(');
      // Each list holds the one before twice: 2 to the power of 100,000 leaves.
      shared.op(']').op('(').op('h').op(0).op('h').op(0).op('e').op('q').op(0);
    }
    for (int i = 0; i < 100_000; i++) {
      deep.op('e');
      shared.op('0');
    }
    assertInstanceOf(List.class, read(shared.op('.').bytes()));
    assertInstanceOf(List.class, read(deep.op('.').bytes().clone()));
    byte[] itself = "]q\0h\0a.".getBytes(ISO_8859_1);
    assertInstanceOf(List.class, read(itself));
    assertTrue(refusal(new byte[Pickle.LONGEST + 1]).contains("bytes"));
  }
}
