package dev.portolan.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A condition on labels that may be nested, as plugins' own selectors are.
public sealed interface LabelExpression {
  LabelExpression EVERYTHING = new All(List.of());

  boolean matches(Map<String, String> labels);

  /// The label keys that the answer may depend on.
  Set<String> keys();

  /// Every part holds; always true without parts.
  record All(List<LabelExpression> parts) implements LabelExpression {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean matches(Map<String, String> labels) {
      return parts.stream().allMatch(p -> p.matches(labels));
    }

    @Override
    public Set<String> keys() {
      return parts.stream().flatMap(p -> p.keys().stream()).collect(Collectors.toUnmodifiableSet());
    }
  }

  /// One part at least holds.
  record Any(List<LabelExpression> parts) implements LabelExpression {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean matches(Map<String, String> labels) {
      return parts.stream().anyMatch(p -> p.matches(labels));
    }

    @Override
    public Set<String> keys() {
      return parts.stream().flatMap(p -> p.keys().stream()).collect(Collectors.toUnmodifiableSet());
    }
  }

  record Not(LabelExpression part) implements LabelExpression {
    @Override
    public boolean matches(Map<String, String> labels) {
      return !part.matches(labels);
    }

    @Override
    public Set<String> keys() {
      return part.keys();
    }
  }

  /// The label exists, and its value compares with `operand` as `comparison` says.
  record Value(String key, Comparison comparison, String operand) implements LabelExpression {
    @Override
    public boolean matches(Map<String, String> labels) {
      String value = labels.get(key);
      return value != null && comparison.holds(value, operand);
    }

    @Override
    public Set<String> keys() {
      return Set.of(key);
    }
  }

  /// How a label's value is compared.
  enum Comparison {
    EQUALS,
    CONTAINS,
    STARTS_WITH,
    ENDS_WITH,
    EXISTS;

    boolean holds(String value, String operand) {
      return switch (this) {
        case EQUALS -> value.equals(operand);
        case CONTAINS -> value.contains(operand);
        case STARTS_WITH -> value.startsWith(operand);
        case ENDS_WITH -> value.endsWith(operand);
        case EXISTS -> true;
      };
    }
  }

  /// The API's own selector.
  record Selector(LabelSelector selector) implements LabelExpression {
    @Override
    public boolean matches(Map<String, String> labels) {
      return selector.matches(labels);
    }

    @Override
    public Set<String> keys() {
      return selector.keys();
    }
  }
}
