package dev.portolan.model;

import dev.portolan.model.LabelQuery.Operator;
import dev.portolan.model.LabelQuery.Term;
import dev.portolan.model.LabelTokens.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads label queries in kubectl's syntax, and says what is wrong with others and where.
public final class LabelQueryParser {
  private static final int MAX_TERMS = 100;
  private static final int MAX_NAME = 63;
  private static final int MAX_PREFIX = 253;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
  private static final Pattern PREFIX =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final Map<String, Operator> COMPARISONS =
      Map.of(
          "=", Operator.EQUALS,
          "==", Operator.EQUALS,
          "!=", Operator.NOT_EQUALS,
          ">", Operator.GREATER,
          "<", Operator.LESS,
          "in", Operator.IN,
          "notin", Operator.NOT_IN);

  /// What is left of the line; its end stays.
  private final Deque<Token> tokens;

  /// What came of a line: a query, or else what is wrong with it.
  public record Reading(@Nullable LabelQuery query, @Nullable Problem problem) {}

  /// Why a line is no query.
  ///
  /// @param at the place in the line, from 0
  public record Problem(int at, String text) {}

  private static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    Wrong(int at, String text) {
      super(text);
      this.problem = new Problem(at, text);
    }
  }

  private LabelQueryParser(String line) {
    tokens = new ArrayDeque<>(LabelTokens.of(line));
  }

  /// An empty line is the query that everything matches.
  public static Reading read(String line) {
    try {
      return new Reading(new LabelQueryParser(line).query(), null);
    } catch (Wrong e) {
      return new Reading(null, e.problem);
    }
  }

  private LabelQuery query() throws Wrong {
    List<Term> terms = new ArrayList<>();
    if (peek().text().isEmpty()) {
      return LabelQuery.EVERYTHING;
    }
    terms.add(term());
    while (peek().is(",")) {
      Token comma = take();
      if (peek().text().isEmpty()) {
        throw new Wrong(comma.at(), "After the comma another term is missing.");
      }
      terms.add(term());
      if (terms.size() > MAX_TERMS) {
        throw new Wrong(comma.at(), "More than " + MAX_TERMS + " terms.");
      }
    }
    Token rest = peek();
    if (!rest.text().isEmpty()) {
      throw new Wrong(
          rest.at(),
          "A comma, an operator (= != in notin > <) or the end belongs here, not "
              + quoted(rest)
              + ".");
    }
    return new LabelQuery(terms);
  }

  private Term term() throws Wrong {
    if (peek().is("!")) {
      take();
      return new Term(key(), Operator.ABSENT, List.of());
    }
    String key = key();
    Operator operator = COMPARISONS.get(peek().text());
    if (operator == null) {
      return new Term(key, Operator.EXISTS, List.of());
    }
    Token sign = take();
    return switch (operator) {
      case IN, NOT_IN -> new Term(key, operator, list(sign));
      case GREATER, LESS -> new Term(key, operator, List.of(number(sign)));
      default -> new Term(key, operator, List.of(value()));
    };
  }

  private String key() throws Wrong {
    Token token = take();
    if (!token.word()) {
      throw new Wrong(token.at(), "A label's name belongs here, not " + quoted(token) + ".");
    }
    String name = token.text();
    int slash = name.indexOf('/');
    if (slash >= 0) {
      String prefix = name.substring(0, slash);
      if (prefix.length() > MAX_PREFIX || !PREFIX.matcher(prefix).matches()) {
        throw new Wrong(
            token.at(),
            quoted(prefix)
                + " before the slash is no DNS name in lower case, such as example.com.");
      }
    }
    check(token.at() + slash + 1, name.substring(slash + 1), "label's name");
    return name;
  }

  /// A value may be empty.
  private String value() throws Wrong {
    if (!peek().word()) {
      Token other = peek();
      if (other.text().isEmpty() || other.is(",") || other.is(")")) {
        return "";
      }
      throw new Wrong(other.at(), "A value belongs here, not " + quoted(other) + ".");
    }
    Token token = take();
    check(token.at(), token.text(), "label's value");
    return token.text();
  }

  private String number(Token sign) throws Wrong {
    Token token = take();
    if (LabelQuery.number(token.text()).isEmpty()) {
      throw new Wrong(
          token.at(),
          "After " + quoted(sign) + " belongs a whole number, not " + quoted(token) + ".");
    }
    return token.text();
  }

  private List<String> list(Token operator) throws Wrong {
    Token open = take();
    if (!open.is("(")) {
      throw new Wrong(
          open.at(),
          "After " + operator.text() + " belongs a list such as (a,b), not " + quoted(open) + ".");
    }
    List<String> values = new ArrayList<>(List.of(value()));
    while (peek().is(",")) {
      take();
      values.add(value());
    }
    Token close = take();
    if (!close.is(")")) {
      throw new Wrong(
          close.at(),
          close.text().isEmpty()
              ? "The list that begins at place " + (open.at() + 1) + " lacks its )."
              : "A comma or ) belongs here, not " + quoted(close) + ".");
    }
    return values;
  }

  private static void check(int at, String text, String what) throws Wrong {
    if (text.length() > MAX_NAME) {
      throw new Wrong(
          at, "A " + what + " has at most 63 characters, this one " + text.length() + ".");
    }
    if (!NAME.matcher(text).matches()) {
      throw new Wrong(
          at,
          quoted(text)
              + " is no "
              + what
              + ": letters, digits, - _ . only, a letter or a digit first and last.");
    }
  }

  private Token peek() {
    return tokens.getFirst();
  }

  private Token take() {
    return tokens.size() == 1 ? peek() : tokens.removeFirst();
  }

  private static String quoted(Token token) {
    return token.text().isEmpty() ? "the end" : quoted(token.text());
  }

  private static String quoted(String text) {
    return "“" + text + "”";
  }
}
