package dev.portolan.demo.store;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.portolan.demo.proto.Message;
import dev.portolan.demo.proto.Mould;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of a JSON text that many objects share: the text with gaps, and what goes into each
/// gap.
final class Skeleton {
  private final byte[] text;
  private final int[] gaps;
  private final List<String> slots;

  /// The same in protobuf; null until somebody asks for it.
  private volatile @Nullable Mould mould;

  /// @param text without the values
  /// @param gaps where in the text a value goes, ascending
  /// @param slots the name of each gap: its path, as in `status.podIPs.ip`; the second of a name
  ///   has `#1` after it
  Skeleton(byte[] text, int[] gaps, List<String> slots) {
    this.text = text;
    this.gaps = gaps;
    this.slots = List.copyOf(slots);
  }

  byte[] text() {
    return text;
  }

  int[] gaps() {
    return gaps;
  }

  List<String> slots() {
    return slots;
  }

  /// The same in protobuf, made once. Two who ask at the same time may both make it.
  Mould mould(Message message) {
    Mould made = mould;
    if (made == null) {
      made = Mould.of(message, Json.parse(marked()), gaps.length);
      mould = made;
    }
    return made;
  }

  /// The JSON with a mark in each gap.
  private byte[] marked() {
    if (gaps.length == 0) {
      return text;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream(text.length + 8 * gaps.length);
    int from = 0;
    for (int slot = 0; slot < gaps.length; slot++) {
      all.write(text, from, gaps[slot] - from);
      all.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(Mould.gap(slot)));
      from = gaps[slot];
    }
    all.write(text, from, text.length - from);
    return all.toByteArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Skeleton that
        && Arrays.equals(text, that.text)
        && Arrays.equals(gaps, that.gaps);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(text);
  }

  @Override
  public String toString() {
    return "skeleton of " + text.length + " bytes with " + slots;
  }
}
