package dev.portolan.cluster.json;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a Calico selector, taken one by one.
final class CalicoTokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(\"[^\"]*\"|'[^']*')|([A-Za-z0-9_./-]+)|(==|!=|&&|\\|\\||[!(){},]))\\s*");

  private final List<String> tokens = new ArrayList<>();
  private int next;

  CalicoTokens(String text) throws Mistake {
    Matcher m = TOKEN.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!m.find(at) || m.start() != at) {
        throw new Mistake("not a selector from character " + at);
      }
      tokens.add(m.group().strip());
      at = m.end();
    }
  }

  /// Text that is no selector.
  static final class Mistake extends Exception {
    private static final long serialVersionUID = 1L;

    Mistake(String message) {
      super(message);
    }
  }

  /// Takes the next token if it is this one.
  boolean take(String token) {
    if (next < tokens.size() && tokens.get(next).equals(token)) {
      next++;
      return true;
    }
    return false;
  }

  void need(String token) throws Mistake {
    if (!take(token)) {
      throw new Mistake(token + " is missing");
    }
  }

  /// A label's name, an operator or a function.
  String word() throws Mistake {
    String token = any();
    if (!token.matches("[A-Za-z0-9_./-]+")) {
      throw new Mistake("a word is missing before " + token);
    }
    return token;
  }

  /// A quoted text, without its quotes.
  String text() throws Mistake {
    String token = any();
    if (!token.startsWith("'") && !token.startsWith("\"")) {
      throw new Mistake("a quoted text is missing before " + token);
    }
    return token.substring(1, token.length() - 1);
  }

  void end() throws Mistake {
    if (next < tokens.size()) {
      throw new Mistake("too much: " + tokens.get(next));
    }
  }

  private String any() throws Mistake {
    if (next >= tokens.size()) {
      throw new Mistake("it ends too soon");
    }
    next++;
    return tokens.get(next - 1);
  }
}
