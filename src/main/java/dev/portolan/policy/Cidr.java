package dev.portolan.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An address range such as `10.0.0.0/8` or `fd00::/8`, compared bit by bit. Reading never asks a
/// name server.
record Cidr(List<Integer> network, int bits) {
  Cidr {
    network = List.copyOf(network);
  }

  static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(text.substring(slash + 1));
    return address(text.substring(0, slash))
        .filter(a -> bits <= a.size() * 8)
        .map(a -> new Cidr(a, bits));
  }

  /// True for an address of the same family within the range.
  boolean contains(String address) {
    return address(address).map(this::contains).orElse(false);
  }

  private boolean contains(List<Integer> address) {
    if (address.size() != network.size()) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i % 8);
      if ((address.get(i / 8) & mask) != (network.get(i / 8) & mask)) {
        return false;
      }
    }
    return true;
  }

  /// The bytes of an IPv4 or IPv6 address, or empty for anything else.
  private static Optional<List<Integer>> address(String text) {
    return text.contains(":") ? v6(text) : v4(text);
  }

  private static Optional<List<Integer>> v4(String text) {
    if (!text.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      return Optional.empty();
    }
    List<Integer> bytes = new ArrayList<>();
    for (String part : text.split("\\.", -1)) {
      bytes.add(Integer.parseInt(part));
    }
    return bytes.stream().allMatch(b -> b <= 255) ? Optional.of(bytes) : Optional.empty();
  }

  private static Optional<List<Integer>> v6(String text) {
    String[] halves = text.split("::", -1);
    if (halves.length > 2) {
      return Optional.empty();
    }
    Optional<List<Integer>> head = groups(halves[0]);
    Optional<List<Integer>> tail = groups(halves.length == 2 ? halves[1] : "");
    if (head.isEmpty() || tail.isEmpty()) {
      return Optional.empty();
    }
    int missing = 16 - head.get().size() - tail.get().size();
    if (halves.length == 1 ? missing != 0 : missing < 2) {
      return Optional.empty();
    }
    List<Integer> bytes = new ArrayList<>(head.get());
    for (int i = 0; i < missing; i++) {
      bytes.add(0);
    }
    bytes.addAll(tail.get());
    return Optional.of(bytes);
  }

  private static Optional<List<Integer>> groups(String text) {
    List<Integer> bytes = new ArrayList<>();
    if (text.isEmpty()) {
      return Optional.of(bytes);
    }
    for (String group : text.split(":", -1)) {
      if (group.contains(".")) {
        Optional<List<Integer>> mapped = v4(group);
        if (mapped.isEmpty()) {
          return Optional.empty();
        }
        bytes.addAll(mapped.get());
      } else if (group.matches("[0-9a-fA-F]{1,4}")) {
        int value = Integer.parseInt(group, 16);
        bytes.add(value >> 8);
        bytes.add(value & 0xFF);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(bytes);
  }
}
