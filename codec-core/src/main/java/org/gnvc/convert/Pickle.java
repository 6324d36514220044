package org.gnvc.convert;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gnvc.error.MissingModelException;

/**
 * Reads the pickle of a PyTorch checkpoint. A pickle is a program; this machine knows only the
 * instructions that build plain data and only the few names of {@link TorchGlobal}. It calls
 * nothing: what Python would call becomes a record. Any other instruction or name is refused. The
 * machine has no recursion, and every instruction makes at most one object, so that memory is
 * bounded by the length of the pickle.
 *
 * <p>Values are {@link String}, {@link Long}, {@link Double}, {@link Boolean}, {@link #NONE},
 * {@link List} (lists and tuples), {@link Map}, {@link TorchGlobal}, {@link TorchStorage} and
 * {@link TorchTensor}. Opcodes: Python's {@code Lib/pickletools.py}.
 */
final class Pickle {

  /** Python's None. */
  static final Object NONE = new Object();

  /** Longest pickle that is read; that of a thousand tensors has 200 kB. */
  static final int LONGEST = 2 << 20;

  private static final int NEWEST = 5;

  private final String file;
  private final ByteBuffer in;
  private final List<Object> stack = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();
  private final Map<Integer, Object> memo = new HashMap<>();

  private Pickle(String file, ByteBuffer in) {
    this.file = file;
    this.in = in;
  }

  /**
   * Runs a pickle.
   *
   * @param file name of the checkpoint, for messages
   * @param pickle its content
   * @return the value it describes
   * @throws MissingModelException if it is damaged or asks for what is not plain data
   */
  static Object read(String file, ByteBuffer pickle) throws IOException {
    if (pickle.remaining() > LONGEST) {
      throw Refused.unreadable(file, "its pickle has %d bytes".formatted(pickle.remaining()));
    }
    return new Pickle(file, pickle.slice().order(LITTLE_ENDIAN)).run();
  }

  private Object run() throws IOException {
    while (true) {
      int opcode = need(1).get() & 0xFF;
      if (opcode == '.') {
        Object value = pop();
        if (!stack.isEmpty() || !marks.isEmpty()) {
          throw damaged("values are left over");
        }
        return value;
      }
      step(opcode);
    }
  }

  private void step(int opcode) throws IOException {
    switch (opcode) {
      case 0x80 -> protocol();
      case 0x95 -> length(need(8).getLong()); // FRAME says how much to read ahead
      case '(' -> marks.add(stack.size());
      case '0' -> pop();
      case '1' -> popToMark();
      case 'N' -> push(NONE);
      case 0x88 -> push(Boolean.TRUE);
      case 0x89 -> push(Boolean.FALSE);
      case 'K' -> push((long) (need(1).get() & 0xFF));
      case 'M' -> push((long) (need(2).getShort() & 0xFFFF));
      case 'J' -> push((long) need(4).getInt());
      case 0x8A -> push(longNumber(need(1).get() & 0xFF));
      case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(need(8).getLong())));
      case 'X' -> push(text(need(4).getInt() & 0xFFFFFFFFL));
      case 0x8C -> push(text(need(1).get() & 0xFF));
      case 0x8D -> push(text(need(8).getLong()));
      case ')', ']' -> push(new ArrayList<>());
      case '}' -> push(new LinkedHashMap<>());
      case 't', 'l' -> push(popToMark());
      case 0x85 -> push(popAll(1));
      case 0x86 -> push(popAll(2));
      case 0x87 -> push(popAll(3));
      case 'd' -> push(putAll(new LinkedHashMap<>(), popToMark()));
      case 'a' -> append(popAll(1));
      case 'e' -> append(popToMark());
      case 's' -> set(popAll(2));
      case 'u' -> set(popToMark());
      case 'q' -> memo.put(need(1).get() & 0xFF, top());
      case 'r' -> memo.put(need(4).getInt(), top());
      case 0x94 -> memo.put(memo.size(), top());
      case 'h' -> push(remembered(need(1).get() & 0xFF));
      case 'j' -> push(remembered(need(4).getInt()));
      case 'c' -> push(global(line(), line()));
      case 0x93 -> push(stackGlobal(popAll(2)));
      case 'Q' -> push(TorchStorage.of(file, pop()));
      case 'R' -> push(reduce(popAll(2)));
      case 'b' -> build(pop());
      default -> throw unknown(opcode);
    }
  }

  private MissingModelException unknown(int opcode) throws IOException {
    return switch (opcode) {
      case 'i' -> forbidden(line() + "." + line());
      case 'o', 0x81, 0x92 -> refused("asks to make an object of a class");
      case 0x82, 0x83, 0x84 -> refused("asks for a class by number");
      default -> refused("uses instruction 0x%02x".formatted(opcode));
    };
  }

  private void protocol() throws IOException {
    int version = need(1).get() & 0xFF;
    if (version > NEWEST) {
      throw refused("is of version " + version);
    }
  }

  private Object global(String module, String name) throws MissingModelException {
    String full = module + "." + name;
    return TorchGlobal.named(full).orElseThrow(() -> forbidden(full));
  }

  private Object stackGlobal(List<Object> names) throws MissingModelException {
    if (names.get(0) instanceof String module && names.get(1) instanceof String name) {
      return global(module, name);
    }
    throw damaged("a name that is no text");
  }

  private Object reduce(List<Object> call) throws MissingModelException {
    if (call.get(0) instanceof TorchGlobal global && call.get(1) instanceof List<?> arguments) {
      return switch (global) {
        case ORDERED_DICT -> {
          if (!arguments.isEmpty()) {
            throw damaged("a map made of arguments");
          }
          yield new LinkedHashMap<>();
        }
        case TENSOR -> TorchTensor.of(file, arguments);
        case PARAMETER -> {
          if (arguments.isEmpty() || !(arguments.get(0) instanceof TorchTensor)) {
            throw damaged("a parameter without tensor");
          }
          yield arguments.get(0);
        }
        default -> throw refused("asks to call " + global.fullName());
      };
    }
    throw refused("asks to call what is no function");
  }

  /** Attributes of a map are of no use here; those of anything else are refused. */
  private void build(Object state) throws MissingModelException {
    if (!(top() instanceof Map) || !(state instanceof Map)) {
      throw refused("asks to set the state of an object");
    }
  }

  private void append(List<Object> values) throws MissingModelException {
    if (!(top() instanceof ArrayList)) {
      throw damaged("appends to what is no list");
    }
    @SuppressWarnings("unchecked")
    List<Object> list = (List<Object>) top();
    list.addAll(values);
  }

  private void set(List<Object> values) throws MissingModelException {
    if (!(top() instanceof Map)) {
      throw damaged("sets items of what is no map");
    }
    @SuppressWarnings("unchecked")
    Map<Object, Object> map = (Map<Object, Object>) top();
    putAll(map, values);
  }

  /** Keys are texts or whole numbers: the hash of anything else could take for ever. */
  private Map<Object, Object> putAll(Map<Object, Object> map, List<Object> values)
      throws MissingModelException {
    if (values.size() % 2 != 0) {
      throw damaged("a key without value");
    }
    for (int i = 0; i < values.size(); i += 2) {
      Object key = values.get(i);
      if (!(key instanceof String) && !(key instanceof Long)) {
        throw refused("has a key that is neither text nor number");
      }
      map.put(key, values.get(i + 1));
    }
    return map;
  }

  private void push(Object value) {
    stack.add(value);
  }

  private int bottom() {
    return marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
  }

  private Object top() throws MissingModelException {
    if (stack.size() <= bottom()) {
      throw damaged("its stack is empty");
    }
    return stack.get(stack.size() - 1);
  }

  private Object pop() throws MissingModelException {
    Object value = top();
    stack.remove(stack.size() - 1);
    return value;
  }

  private List<Object> popAll(int count) throws MissingModelException {
    if (stack.size() - bottom() < count) {
      throw damaged("its stack is empty");
    }
    return cut(stack.size() - count);
  }

  private List<Object> popToMark() throws MissingModelException {
    if (marks.isEmpty()) {
      throw damaged("an end without start");
    }
    return cut(marks.remove(marks.size() - 1));
  }

  private List<Object> cut(int from) {
    List<Object> tail = stack.subList(from, stack.size());
    List<Object> values = new ArrayList<>(tail);
    tail.clear();
    return values;
  }

  private Object remembered(int index) throws MissingModelException {
    Object value = memo.get(index);
    if (value == null) {
      throw damaged("value %d was never kept".formatted(index));
    }
    return value;
  }

  private Long longNumber(int length) throws MissingModelException {
    if (length > Long.BYTES) {
      throw refused("has a number of %d bytes".formatted(length));
    }
    ByteBuffer bytes = need(length);
    long value = 0;
    for (int i = 0; i < length; i++) {
      value |= (bytes.get() & 0xFFL) << 8 * i;
    }
    int unused = Long.SIZE - 8 * length;
    return length == 0 ? 0 : value << unused >> unused;
  }

  private String text(long length) throws MissingModelException {
    return UTF_8.decode(need(length(length))).toString();
  }

  private String line() throws MissingModelException {
    int start = in.position();
    while (need(1).get() != '\n') {}
    return US_ASCII.decode(in.slice(start, in.position() - 1 - start)).toString();
  }

  private int length(long length) throws MissingModelException {
    if (length < 0 || length > in.remaining()) {
      throw damaged("a piece of %d bytes".formatted(length));
    }
    return (int) length;
  }

  /** The next bytes, as a buffer of their own. */
  private ByteBuffer need(int count) throws MissingModelException {
    if (count > in.remaining()) {
      throw damaged("it breaks off");
    }
    ByteBuffer piece = in.slice(in.position(), count).order(LITTLE_ENDIAN);
    in.position(in.position() + count);
    return piece;
  }

  private MissingModelException forbidden(String name) {
    return refused("asks to run " + Refused.quoted(name));
  }

  private MissingModelException refused(String how) {
    return Refused.unreadable(file, "its pickle %s, which is not done".formatted(how));
  }

  private MissingModelException damaged(String how) {
    return Refused.damaged(file, "in its pickle, " + how);
  }
}
