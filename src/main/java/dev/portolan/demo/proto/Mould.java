package dev.portolan.demo.proto;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/// An object in protobuf with gaps for what is each object's own. The pods of a workload share it,
/// as they share the skeleton of their JSON: encoding one is copying, and nothing is kept per pod.
public final class Mould {
  private final byte[] fixed;
  private final int[] steps;

  /// @param fixed what all objects share, in a row
  /// @param steps as in `Steps`
  Mould(byte[] fixed, int[] steps) {
    this.fixed = fixed;
    this.steps = steps;
  }

  /// Makes one from an object's JSON. A text that is `gap` of a number is not the object's, but
  /// stands for the slot of that number.
  public static Mould of(Message message, JsonNode object, int slots) {
    return new MouldMaker(slots).parts(message, object).mould();
  }

  /// What stands in the JSON for a slot's value: no object of the API has such a text.
  public static String gap(int slot) {
    return "\0" + slot;
  }

  /// The object in protobuf; not to be changed.
  ///
  /// @param values of the slots, as UTF-8
  public byte[] filled(byte[][] values) {
    return steps.length <= 1 ? fixed : new Casting(values).object();
  }

  private final class Casting {
    private final byte[][] values;

    /// Of the messages, in the order in which they begin.
    private final int[] lengths = new int[steps.length];

    private byte[] out = new byte[0];
    private int at;

    Casting(byte[][] values) {
      this.values = values.clone();
    }

    byte[] object() {
      out = new byte[measure()];
      int from = 0;
      int begun = 0;
      for (int step : steps) {
        int with = Steps.with(step);
        switch (Steps.what(step)) {
          case Steps.COPY -> {
            System.arraycopy(fixed, from, out, at, with);
            from += with;
            at += with;
          }
          case Steps.TEXT, Steps.TIME -> value(values[with]);
          case Steps.BEGIN -> at = Wire.varint(out, at, lengths[begun++]);
          default -> {} // the end of a message writes nothing
        }
      }
      return out;
    }

    private void value(byte[] value) {
      at = Wire.varint(out, at, value.length);
      System.arraycopy(value, 0, out, at, value.length);
      at += value.length;
    }

    /// The length of it all; on the way those of the messages, and times become messages.
    private int measure() {
      int[] open = new int[steps.length];
      int depth = 0;
      int begun = 0;
      int all = 0;
      for (int step : steps) {
        int with = Steps.with(step);
        switch (Steps.what(step)) {
          case Steps.COPY -> all += with;
          case Steps.TEXT -> all += lengthed(values[with].length);
          case Steps.TIME -> {
            values[with] = Times.time(new String(values[with], StandardCharsets.US_ASCII));
            all += lengthed(values[with].length);
          }
          case Steps.BEGIN -> {
            open[depth++] = begun;
            lengths[begun++] = all; // where it begins, until it ends
          }
          default -> {
            int ended = open[--depth];
            lengths[ended] = all - lengths[ended];
            all += Wire.size(lengths[ended]);
          }
        }
      }
      return all;
    }

    private static int lengthed(int length) {
      return Wire.size(length) + length;
    }
  }
}
