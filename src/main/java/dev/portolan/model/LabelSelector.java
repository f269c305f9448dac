package dev.portolan.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A label selector (meta/v1 LabelSelector): all of `matchLabels` and all of `matchExpressions`
/// must hold; an empty one matches everything.
public record LabelSelector(Map<String, String> matchLabels, List<Requirement> matchExpressions) {
  public static final LabelSelector EVERYTHING = new LabelSelector(Map.of(), List.of());

  public LabelSelector {
    matchLabels = Map.copyOf(matchLabels);
    matchExpressions = List.copyOf(matchExpressions);
  }

  public static LabelSelector of(Map<String, String> labels) {
    return new LabelSelector(labels, List.of());
  }

  /// How a requirement compares.
  public enum Operator {
    IN("in"),
    NOT_IN("notin"),
    EXISTS("exists"),
    DOES_NOT_EXIST("!");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  /// One of `matchExpressions`. `NOT_IN` also holds where the key is missing, as the API documents.
  public record Requirement(String key, Operator operator, List<String> values) {
    public Requirement {
      values = List.copyOf(values);
    }

    public boolean matches(Map<String, String> labels) {
      return switch (operator) {
        case IN -> labels.containsKey(key) && values.contains(labels.get(key));
        case NOT_IN -> !labels.containsKey(key) || !values.contains(labels.get(key));
        case EXISTS -> labels.containsKey(key);
        case DOES_NOT_EXIST -> !labels.containsKey(key);
      };
    }

    @Override
    public String toString() {
      return switch (operator) {
        case EXISTS -> key;
        case DOES_NOT_EXIST -> "!" + key;
        case IN, NOT_IN -> key + " " + operator.symbol() + " (" + String.join(",", values) + ")";
      };
    }
  }

  public boolean matches(Map<String, String> labels) {
    for (Map.Entry<String, String> wanted : matchLabels.entrySet()) {
      if (!wanted.getValue().equals(labels.get(wanted.getKey()))) {
        return false;
      }
    }
    for (Requirement requirement : matchExpressions) {
      if (!requirement.matches(labels)) {
        return false;
      }
    }
    return true;
  }

  /// The label keys that the answer may depend on.
  public Set<String> keys() {
    Set<String> keys = new HashSet<>(matchLabels.keySet());
    matchExpressions.forEach(r -> keys.add(r.key()));
    return keys;
  }

  public boolean isEmpty() {
    return matchLabels.isEmpty() && matchExpressions.isEmpty();
  }

  /// kubectl's spelling, such as `app=web,tier in (a,b)`; empty for a selector that matches
  /// everything.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    matchLabels.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            e ->
                text.append(text.isEmpty() ? "" : ",")
                    .append(e.getKey())
                    .append('=')
                    .append(e.getValue()));
    matchExpressions.forEach(r -> text.append(text.isEmpty() ? "" : ",").append(r));
    return text.toString();
  }
}
