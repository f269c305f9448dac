package dev.portolan.cluster.json;

import dev.portolan.model.LabelExpression;
import dev.portolan.model.LabelExpression.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads Calico's selector language: `app == 'web' && !has(tier) || zone in {'a', 'b'}`.
///
/// Labels that Calico adds itself (`projectcalico.org/…`, `pcns.…`, `pcsa.…`) are not on the pods
/// that a snapshot knows: a condition on one is taken as it selects more. Text that is no selector
/// selects everything, for a policy must not seem to concern nobody.
final class CalicoSelector {
  private static final int MAX_NESTING = 50;
  private static final LabelExpression NOTHING = new LabelExpression.Any(List.of());

  private final CalicoTokens tokens;
  private boolean negated;
  private int nesting;

  private CalicoSelector(String text) throws CalicoTokens.Mistake {
    this.tokens = new CalicoTokens(text);
  }

  static LabelExpression parse(String text) {
    if (text.isBlank()) {
      return LabelExpression.EVERYTHING;
    }
    try {
      CalicoSelector parser = new CalicoSelector(text);
      LabelExpression whole = parser.either();
      parser.tokens.end();
      return whole;
    } catch (CalicoTokens.Mistake e) {
      return LabelExpression.EVERYTHING;
    }
  }

  private LabelExpression either() throws CalicoTokens.Mistake {
    List<LabelExpression> parts = new ArrayList<>(List.of(both()));
    while (tokens.take("||")) {
      parts.add(both());
    }
    return parts.size() == 1 ? parts.getFirst() : new LabelExpression.Any(parts);
  }

  private LabelExpression both() throws CalicoTokens.Mistake {
    List<LabelExpression> parts = new ArrayList<>(List.of(single()));
    while (tokens.take("&&")) {
      parts.add(single());
    }
    return parts.size() == 1 ? parts.getFirst() : new LabelExpression.All(parts);
  }

  private LabelExpression single() throws CalicoTokens.Mistake {
    nesting++;
    if (nesting > MAX_NESTING) {
      throw new CalicoTokens.Mistake("nested too deeply");
    }
    try {
      if (tokens.take("!")) {
        return not(this::single);
      }
      if (tokens.take("(")) {
        LabelExpression inner = either();
        tokens.need(")");
        return inner;
      }
      return condition(tokens.word());
    } finally {
      nesting--;
    }
  }

  private interface Part {
    LabelExpression read() throws CalicoTokens.Mistake;
  }

  private LabelExpression not(Part part) throws CalicoTokens.Mistake {
    negated = !negated;
    LabelExpression inner = part.read();
    negated = !negated;
    return new LabelExpression.Not(inner);
  }

  private LabelExpression condition(String word) throws CalicoTokens.Mistake {
    if (tokens.take("(")) {
      return call(word);
    }
    if (tokens.take("==")) {
      return value(word, Comparison.EQUALS, tokens.text());
    }
    if (tokens.take("!=")) {
      return not(() -> value(word, Comparison.EQUALS, tokens.text()));
    }
    String operator = tokens.word();
    return switch (operator) {
      case "in" -> oneOf(word);
      case "not" -> {
        tokens.need("in");
        yield not(() -> oneOf(word));
      }
      case "contains" -> value(word, Comparison.CONTAINS, tokens.text());
      case "starts" -> {
        tokens.need("with");
        yield value(word, Comparison.STARTS_WITH, tokens.text());
      }
      case "ends" -> {
        tokens.need("with");
        yield value(word, Comparison.ENDS_WITH, tokens.text());
      }
      default -> throw new CalicoTokens.Mistake("no operator: " + operator);
    };
  }

  /// `all()`, `global()` (what has no namespace: no pod), `has(label)`.
  private LabelExpression call(String word) throws CalicoTokens.Mistake {
    String label = word.equals("has") ? tokens.word() : "";
    tokens.need(")");
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "all" -> LabelExpression.EVERYTHING;
      case "global" -> NOTHING;
      case "has" -> value(label, Comparison.EXISTS, "");
      default -> throw new CalicoTokens.Mistake("no such function: " + word);
    };
  }

  private LabelExpression oneOf(String key) throws CalicoTokens.Mistake {
    List<LabelExpression> values = new ArrayList<>();
    tokens.need("{");
    while (!tokens.take("}")) {
      if (!values.isEmpty()) {
        tokens.need(",");
      }
      values.add(value(key, Comparison.EQUALS, tokens.text()));
    }
    return values.size() == 1 ? values.getFirst() : new LabelExpression.Any(values);
  }

  private LabelExpression value(String key, Comparison comparison, String operand) {
    boolean added =
        key.startsWith("projectcalico.org/") || key.startsWith("pcns.") || key.startsWith("pcsa.");
    if (added) {
      return negated ? NOTHING : LabelExpression.EVERYTHING;
    }
    return new LabelExpression.Value(key, comparison, operand);
  }
}
