package dev.portolan.capture;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says whether a text is a filter of pcap-filter(7) that may be given to tcpdump. It takes the
/// part of the language that people use, with addresses as numbers: a name would make tcpdump ask a
/// resolver in the pod. Nothing that it takes can be an option of tcpdump's.
public final class FilterCheck {
  private static final int LONGEST = 4000;
  private static final int DEEPEST = 40;
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(&&|\\|\\||<<|>>|[<>!=]=|[()\\[\\]!<>=&|+*^]|[\\w.:/-]+)");
  private static final Set<String> PROTOCOLS =
      Set.of("ip", "ip6", "arp", "rarp", "tcp", "udp", "icmp", "icmp6", "sctp", "ether");
  private static final Set<String> KINDS = Set.of("host", "net", "port", "portrange");
  private static final Set<String> ALONE = Set.of("inbound", "outbound", "broadcast", "multicast");
  private static final Set<String> RELATIONS = Set.of("=", "==", "!=", "<", ">", "<=", ">=");
  private static final Set<String> ARITHMETIC =
      Set.of("+", "-", "*", "/", "&", "|", "^", "<<", ">>");
  private static final Pattern CONSTANT =
      Pattern.compile(
          "0x[0-9a-f]{1,8}|\\d{1,10}|len|tcpflags|icmp6?type|icmp6?code"
              + "|tcp-(fin|syn|rst|push|ack|urg|ece|cwr)|icmp6?-[a-z-]{2,30}");

  private final List<String> tokens = new ArrayList<>();
  private int at;
  private int depth;

  /// What the last primitive asked for; `port 80 or 443` says it once.
  private String kind = "";

  private FilterCheck() {}

  private static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    Wrong(String why) {
      super(why);
    }
  }

  /// Why the text is no such filter, in one line; empty when it is one. The empty text is: it lets
  /// everything pass.
  public static Optional<String> problem(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    if (text.length() > LONGEST) {
      return Optional.of("longer than " + LONGEST + " characters");
    }
    FilterCheck check = new FilterCheck();
    try {
      check.split(text.strip());
      check.expression();
      if (check.at < check.tokens.size()) {
        throw new Wrong("did not expect “" + check.peek() + "”");
      }
      return Optional.empty();
    } catch (Wrong wrong) {
      return Optional.of(String.valueOf(wrong.getMessage()));
    }
  }

  private void split(String text) throws Wrong {
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw new Wrong("no such character in a filter: " + text.charAt(end));
      }
      tokens.add(matcher.group(1).toLowerCase(Locale.ROOT));
      end = matcher.end();
    }
  }

  private String peek() {
    return at < tokens.size() ? tokens.get(at) : "";
  }

  private String next() throws Wrong {
    if (at >= tokens.size()) {
      throw new Wrong("the filter breaks off after “" + (at == 0 ? "" : tokens.get(at - 1)) + "”");
    }
    return tokens.get(at++);
  }

  private boolean take(String token) {
    boolean there = peek().equals(token);
    at += there ? 1 : 0;
    return there;
  }

  private void expression() throws Wrong {
    if (++depth > DEEPEST) {
      throw new Wrong("nested too deep");
    }
    term();
    while (take("and") || take("&&") || take("or") || take("||")) {
      term();
    }
    depth--;
  }

  private void term() throws Wrong {
    while (take("not") || take("!")) {}
    if (peek().equals("(") && !arithmeticAhead()) {
      at++;
      expression();
      if (!take(")")) {
        throw new Wrong("a bracket is not closed");
      }
    } else {
      primitive();
    }
  }

  /// True when a bracket opens a sum rather than an expression.
  private boolean arithmeticAhead() {
    int i = at;
    while (i < tokens.size() && tokens.get(i).equals("(")) {
      i++;
    }
    return i + 1 < tokens.size() && ARITHMETIC.contains(tokens.get(i + 1));
  }

  private void primitive() throws Wrong {
    String token = peek();
    if (ALONE.contains(token)) {
      at++;
      return;
    }
    if (token.equals("less") || token.equals("greater")) {
      at++;
      number(next(), Integer.MAX_VALUE, "a length");
      return;
    }
    boolean sum =
        CONSTANT.matcher(token).matches()
            && at + 1 < tokens.size()
            && sumGoesOn(tokens.get(at + 1));
    if (sum || token.equals("(") || (PROTOCOLS.contains(token) && bracketNext())) {
      relation();
      return;
    }
    qualified();
  }

  private static boolean sumGoesOn(String token) {
    return RELATIONS.contains(token) || ARITHMETIC.contains(token);
  }

  private boolean bracketNext() {
    return at + 1 < tokens.size() && tokens.get(at + 1).equals("[");
  }

  /// `tcp src port 80`, `host 10.0.0.1`, `icmp`, or an id alone that repeats the last kind.
  private void qualified() throws Wrong {
    boolean protocol = PROTOCOLS.contains(peek());
    at += protocol ? 1 : 0;
    boolean direction = take("src") || take("dst");
    if (direction
        && (peek().equals("or") || peek().equals("and"))
        && at + 1 < tokens.size()
        && Set.of("src", "dst").contains(tokens.get(at + 1))) {
      at += 2;
    }
    if (KINDS.contains(peek())) {
      kind = next();
      id(next());
    } else if (!protocol || direction) {
      String id = next();
      kind = direction || kind.isEmpty() ? "host" : kind;
      id(id);
    }
  }

  private void id(String id) throws Wrong {
    switch (kind) {
      case "port" -> number(id, 65_535, "a port");
      case "portrange" -> {
        String[] ends = id.split("-", -1);
        if (ends.length != 2) {
          throw new Wrong("a range of ports is written 8000-8080, not “" + id + "”");
        }
        number(ends[0], 65_535, "a port");
        number(ends[1], 65_535, "a port");
      }
      case "net" -> {
        String[] parts = id.split("/", -1);
        address(parts[0]);
        if (parts.length > 2) {
          throw new Wrong("no range of addresses: “" + id + "”");
        }
        if (parts.length == 2) {
          number(parts[1], parts[0].indexOf(':') >= 0 ? 128 : 32, "a prefix length");
        }
      }
      default -> address(id);
    }
  }

  private static void address(String id) throws Wrong {
    try {
      InetAddress.ofLiteral(id);
    } catch (IllegalArgumentException e) {
      throw new Wrong("“" + id + "” is no address; names are not looked up in a filter");
    }
    if (!id.matches("(\\d{1,3}\\.){3}\\d{1,3}|[0-9a-f:.]*:[0-9a-f:.]*")) {
      throw new Wrong("“" + id + "” is no whole address");
    }
  }

  private static void number(String text, int highest, String what) throws Wrong {
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > highest) {
      throw new Wrong("“" + text + "” is not " + what);
    }
  }

  private void relation() throws Wrong {
    sum();
    String relation = next();
    if (!RELATIONS.contains(relation)) {
      throw new Wrong("expected a comparison such as != 0, not “" + relation + "”");
    }
    sum();
  }

  private void sum() throws Wrong {
    operand();
    while (ARITHMETIC.contains(peek())) {
      at++;
      operand();
    }
  }

  private void operand() throws Wrong {
    String token = next();
    if (token.equals("(")) {
      if (++depth > DEEPEST) {
        throw new Wrong("nested too deep");
      }
      sum();
      if (!take(")")) {
        throw new Wrong("a bracket is not closed");
      }
      depth--;
    } else if (PROTOCOLS.contains(token) && take("[")) {
      bytes();
    } else if (!CONSTANT.matcher(token).matches()) {
      throw new Wrong("“" + token + "” is neither a number nor a field");
    }
  }

  /// `[13]`, `[2:2]`, `[tcpflags]`.
  private void bytes() throws Wrong {
    String offset = next();
    boolean range = offset.matches("\\d{1,5}:[124]");
    if (!range && !CONSTANT.matcher(offset).matches()) {
      throw new Wrong("no such field: “" + offset + "”");
    }
    if (!take("]")) {
      throw new Wrong("a square bracket is not closed");
    }
  }
}
