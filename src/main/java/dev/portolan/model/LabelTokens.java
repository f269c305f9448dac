package dev.portolan.model;

import java.util.ArrayList;
import java.util.List;

/// The signs and words of a label query.
final class LabelTokens {
  private static final String SIGNS = ",()!=<>";

  private LabelTokens() {}

  /// A sign or a word, and where it stands.
  ///
  /// @param text empty for the end of the line
  /// @param at the place of its first character
  record Token(String text, int at) {
    int end() {
      return at + text.length();
    }

    boolean word() {
      return !text.isEmpty() && SIGNS.indexOf(text.charAt(0)) < 0;
    }

    boolean is(String other) {
      return text.equals(other);
    }
  }

  /// All tokens, the last one being the end.
  static List<Token> of(String line) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      if (Character.isWhitespace(line.charAt(at))) {
        at++;
        continue;
      }
      Token token = new Token(line.substring(at, end(line, at)), at);
      tokens.add(token);
      at = token.end();
    }
    tokens.add(new Token("", line.length()));
    return tokens;
  }

  private static int end(String line, int at) {
    char first = line.charAt(at);
    if (SIGNS.indexOf(first) >= 0) {
      boolean two = (first == '=' || first == '!') && line.startsWith("=", at + 1);
      return two ? at + 2 : at + 1;
    }
    int end = at;
    while (end < line.length()
        && SIGNS.indexOf(line.charAt(end)) < 0
        && !Character.isWhitespace(line.charAt(end))) {
      end++;
    }
    return end;
  }
}
