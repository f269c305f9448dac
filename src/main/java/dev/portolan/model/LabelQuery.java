package dev.portolan.model;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// What `kubectl get -l` takes: terms on labels that must all hold.
///
/// Unlike a `LabelSelector` it comes from a line that somebody types, and it also compares numbers;
/// see k8s.io/apimachinery/pkg/labels.
public record LabelQuery(List<Term> terms) {
  public static final LabelQuery EVERYTHING = new LabelQuery(List.of());

  public LabelQuery {
    terms = List.copyOf(terms);
  }

  /// How a term compares. Those that say "not" also hold where the label is missing, as in the API.
  public enum Operator {
    EQUALS("="),
    NOT_EQUALS("!="),
    IN(" in "),
    NOT_IN(" notin "),
    EXISTS(""),
    ABSENT("!"),
    GREATER(">"),
    LESS("<");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }
  }

  /// One term.
  ///
  /// @param values one for a comparison, any number for a list, none for existence
  public record Term(String key, Operator operator, List<String> values) {
    public Term {
      values = List.copyOf(values);
    }

    boolean matches(Map<String, String> labels) {
      String value = labels.get(key);
      return switch (operator) {
        case EQUALS, IN -> value != null && values.contains(value);
        case NOT_EQUALS, NOT_IN -> value == null || !values.contains(value);
        case EXISTS -> value != null;
        case ABSENT -> value == null;
        case GREATER, LESS -> value != null && compares(value);
      };
    }

    /// A label that is no whole number is neither greater nor less.
    private boolean compares(String value) {
      OptionalLong is = number(value);
      OptionalLong bound = number(values.getFirst());
      if (is.isEmpty() || bound.isEmpty()) {
        return false;
      }
      int order = Long.compare(is.getAsLong(), bound.getAsLong());
      return operator == Operator.GREATER ? order > 0 : order < 0;
    }

    @Override
    public String toString() {
      return switch (operator) {
        case EXISTS -> key;
        case ABSENT -> "!" + key;
        case IN, NOT_IN -> key + operator.sign + "(" + String.join(",", values) + ")";
        case EQUALS, NOT_EQUALS, GREATER, LESS -> key + operator.sign + values.getFirst();
      };
    }
  }

  static OptionalLong number(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  public boolean matches(Map<String, String> labels) {
    for (Term term : terms) {
      if (!term.matches(labels)) {
        return false;
      }
    }
    return true;
  }

  public boolean isEmpty() {
    return terms.isEmpty();
  }

  /// As kubectl spells it, such as `app=web,tier in (a,b),!canary`.
  @Override
  public String toString() {
    return terms.stream().map(Term::toString).collect(Collectors.joining(","));
  }
}
