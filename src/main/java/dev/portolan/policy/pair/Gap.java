package dev.portolan.policy.pair;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is between a rule and a connection that it does not admit.
///
/// @param size how many things would have to be different: labels, a port; an address counts two,
///   for it is no slip of the pen
/// @param text such as `admits app=web, caller has app=worker`; empty for no gap
record Gap(int size, String text) {
  static final Gap NONE = new Gap(0, "");

  /// Both gaps together.
  Gap and(Gap other) {
    String both =
        Stream.of(text, other.text).filter(t -> !t.isEmpty()).collect(Collectors.joining("; "));
    return new Gap(size + other.size, both);
  }

  /// A gap of labels: what is wanted, and what is there instead.
  static Gap ofLabels(String what, List<String> wanted, String who, List<String> has) {
    if (wanted.isEmpty()) {
      return NONE;
    }
    String text =
        "admits "
            + what
            + String.join(",", wanted)
            + ", "
            + who
            + " has "
            + String.join(" and ", has);
    return new Gap(wanted.size(), text);
  }
}
