package dev.portolan.demo.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The part of tcpdump's filters that the simulated one understands: hosts, ports, protocols,
/// `and`, `or`, `not`, brackets.
final class SightFilter {
  private static final Pattern TOKEN = Pattern.compile("\\s*([()!]|&&|\\|\\||[\\w.:/-]+)");

  private final List<String> tokens = new ArrayList<>();
  private int at;
  private boolean wrong;

  private SightFilter() {}

  /// Empty when it is not understood.
  static Optional<Predicate<Sight>> of(String text) {
    if (text.isBlank()) {
      return Optional.of(s -> true);
    }
    SightFilter filter = new SightFilter();
    Matcher matcher = TOKEN.matcher(text.strip());
    int end = 0;
    while (end < text.strip().length() && matcher.find(end) && matcher.start() == end) {
      filter.tokens.add(matcher.group(1));
      end = matcher.end();
    }
    filter.wrong = end < text.strip().length();
    Predicate<Sight> found = filter.expression();
    return filter.wrong || filter.at < filter.tokens.size() ? Optional.empty() : Optional.of(found);
  }

  private String next() {
    wrong |= at >= tokens.size();
    return wrong ? "" : tokens.get(at++);
  }

  private boolean take(String... words) {
    if (at < tokens.size() && List.of(words).contains(tokens.get(at))) {
      at++;
      return true;
    }
    return false;
  }

  private Predicate<Sight> expression() {
    Predicate<Sight> left = conjunction();
    while (!wrong && take("or", "||")) {
      left = left.or(conjunction());
    }
    return left;
  }

  private Predicate<Sight> conjunction() {
    Predicate<Sight> left = term();
    while (!wrong && take("and", "&&")) {
      left = left.and(term());
    }
    return left;
  }

  private Predicate<Sight> term() {
    if (take("not", "!")) {
      return term().negate();
    }
    if (take("(")) {
      Predicate<Sight> inner = expression();
      wrong |= !take(")");
      return inner;
    }
    return primitive();
  }

  private Predicate<Sight> primitive() {
    int first = at;
    Predicate<Sight> protocol = protocol();
    boolean named = at > first;
    boolean source = take("src");
    boolean target = !source && take("dst");
    if (take("host")) {
      String host = next();
      return protocol.and(
          s -> (!target && s.from().equals(host)) || (!source && s.to().equals(host)));
    }
    if (take("port")) {
      String text = next();
      wrong |= !text.matches("\\d{1,5}");
      int port = wrong ? 0 : Integer.parseInt(text);
      return protocol.and(
          s -> (!target && s.fromPort() == port) || (!source && s.toPort() == port));
    }
    wrong |= source || target || !named;
    return protocol;
  }

  private Predicate<Sight> protocol() {
    if (take("tcp")) {
      return s -> s.protocol() == 6;
    }
    if (take("udp")) {
      return s -> s.protocol() == 17;
    }
    if (take("icmp")) {
      return s -> s.protocol() == 1;
    }
    take("ip"); // which is all that there is here
    return s -> true;
  }
}
