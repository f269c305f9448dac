package dev.portolan.demo.store;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.portolan.demo.proto.Message;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// An object's JSON as it is held: a skeleton, which the pods of a workload share, and the values
/// that are its own (its name, addresses, times). A pod of 5 KB takes some 500 bytes so, and is put
/// together by copying.
final class Text {
  /// Stands between values; JSON holds no such byte.
  private static final byte END = 0;

  private final Skeleton skeleton;
  private final byte[] values;

  /// @param values each with an END after it, escaped as JSON wants it
  Text(Skeleton skeleton, byte[] values) {
    this.skeleton = skeleton;
    this.values = values;
  }

  /// A text that shares nothing.
  static Text whole(byte[] json) {
    return new Text(new Skeleton(json, new int[0], List.of()), new byte[0]);
  }

  Skeleton skeleton() {
    return skeleton;
  }

  /// The same with a skeleton that is equal.
  Text on(Skeleton shared) {
    return new Text(shared, values);
  }

  /// How long the JSON is.
  int size() {
    return skeleton.text().length + values.length - skeleton.gaps().length;
  }

  /// The JSON; not to be changed.
  byte[] bytes() {
    byte[] text = skeleton.text();
    int[] gaps = skeleton.gaps();
    if (gaps.length == 0) {
      return text;
    }
    byte[] all = new byte[size()];
    int from = 0;
    int to = 0;
    int value = 0;
    for (int gap : gaps) {
      System.arraycopy(text, from, all, to, gap - from);
      to += gap - from;
      from = gap;
      int end = endOf(value);
      System.arraycopy(values, value, all, to, end - value);
      to += end - value;
      value = end + 1;
    }
    System.arraycopy(text, from, all, to, text.length - from);
    return all;
  }

  /// The object in protobuf; not to be changed.
  byte[] proto(Message message) {
    byte[][] plain = new byte[skeleton.gaps().length][];
    int value = 0;
    for (int slot = 0; slot < plain.length; slot++) {
      int end = endOf(value);
      plain[slot] = plain(Arrays.copyOfRange(values, value, end));
      value = end + 1;
    }
    return skeleton.mould(message).filled(plain);
  }

  /// A value as it is, not as JSON writes it.
  private static byte[] plain(byte[] value) {
    for (byte b : value) {
      if (b == '\\') {
        String quoted = '"' + new String(value, StandardCharsets.UTF_8) + '"';
        return Json.text(quoted).getBytes(StandardCharsets.UTF_8);
      }
    }
    return value;
  }

  /// The same with other values in some of the slots; fails when there is no such slot.
  Text with(Map<String, String> changes) {
    ByteArrayOutputStream changed = new ByteArrayOutputStream(values.length + 64);
    int value = 0;
    int found = 0;
    for (String slot : skeleton.slots()) {
      int end = endOf(value);
      String change = changes.get(slot);
      if (change == null) {
        changed.write(values, value, end - value);
      } else {
        changed.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(change));
        found++;
      }
      changed.write(END);
      value = end + 1;
    }
    if (found != changes.size()) {
      throw new IllegalArgumentException("not all of " + changes.keySet() + " in " + skeleton);
    }
    return new Text(skeleton, changed.toByteArray());
  }

  private int endOf(int start) {
    int end = start;
    while (values[end] != END) {
      end++;
    }
    return end;
  }
}
