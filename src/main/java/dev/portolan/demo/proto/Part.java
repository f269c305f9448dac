package dev.portolan.demo.proto;

import java.util.List;

/// A piece of a message as it is written.
sealed interface Part {
  /// Bytes that all objects of a mould share.
  record Fixed(byte[] bytes) implements Part {}

  /// A value of an object's own: the tag, the length and what stands in the slot.
  ///
  /// @param time true where the slot's text becomes a Time
  record Gap(byte[] tag, int slot, boolean time) implements Part {}

  /// A message with gaps in it, whose length is known when they are filled.
  ///
  /// @param index of its length among the mould's
  record Nested(byte[] tag, int index, List<Part> parts) implements Part {
    public Nested {
      parts = List.copyOf(parts);
    }
  }
}
