package dev.portolan.checkset;

import dev.portolan.checkset.CheckSet.Check;
import dev.portolan.checkset.CheckSet.End;
import java.util.Locale;
import java.util.regex.Pattern;

/// Writes a check set as YAML, as `portolan verify` reads it.
public final class CheckSetText {
  /// What YAML takes for a text without quotes, whatever its schema.
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");

  private static final Pattern WORDS = Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n|~");

  private CheckSetText() {}

  /// The text of a set.
  ///
  /// @param comment lines that come first, or empty
  public static String of(CheckSet set, String comment) {
    StringBuilder text = new StringBuilder();
    comment.lines().forEach(l -> text.append("# ").append(l).append('\n'));
    text.append("checks:").append(set.checks().isEmpty() ? " []\n" : "\n");
    set.checks().forEach(c -> check(c, text));
    return text.toString();
  }

  private static void check(Check check, StringBuilder text) {
    String start = "- ";
    if (!check.name().isEmpty()) {
      text.append("- name: ").append(quoted(check.name())).append('\n');
      start = "  ";
    }
    text.append(start).append("from: ").append(end(check.from())).append('\n');
    text.append("  to: ").append(end(check.to())).append('\n');
    if (check.port() > 0) {
      text.append("  port: ").append(check.port()).append('\n');
    }
    if (check.protocol() != Transport.TCP) {
      text.append("  protocol: ").append(check.protocol().word()).append('\n');
    }
    text.append("  expect: ").append(check.expect().word()).append('\n');
  }

  private static String end(End end) {
    return switch (end) {
      case End.Named n -> quoted(n.name());
      case End.Chosen c ->
          "{namespace: "
              + quoted(c.namespace())
              + (c.labels().isEmpty() ? "" : ", selector: " + quoted(c.labels().toString()))
              + (c.one() ? ", pods: one" : "")
              + "}";
    };
  }

  private static String quoted(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !WORDS.matcher(text).matches();
    if (plain) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                default -> {
                  if (Character.isISOControl(c)) {
                    quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
                  } else {
                    quoted.appendCodePoint(c);
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }
}
