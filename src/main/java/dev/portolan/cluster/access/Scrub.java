package dev.portolan.cluster.access;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/// Takes out of a line that is shown to a person what may be a secret: known secrets, and what
/// looks like a token, a key or a password.
final class Scrub {
  private static final int SHORTEST_SECRET = 4;
  private static final int LONGEST_LINE = 200;
  private static final String HIDDEN = "***";

  private static final List<Pattern> SECRETS =
      List.of(
          Pattern.compile("eyJ[A-Za-z0-9_-]{8,}(\\.[A-Za-z0-9_-]*){0,4}"),
          Pattern.compile("(?i)(?<=\\b(bearer|basic) )\\S+"),
          Pattern.compile(
              "(?i)(?<=(token|secret|password|passwd|passphrase|api[-_]?key|credential)s?\"?'?"
                  + "[ ]?[:=][ ]?\"?'?)[^\\s\"',;]+"),
          Pattern.compile("(?<=://)[^/@\\s]+(?=@)"),
          Pattern.compile("(?=[A-Za-z0-9+/_=-]*[0-9])[A-Za-z0-9+_=-][A-Za-z0-9+/_=-]{39,}"));

  private Scrub() {}

  /// One line without control characters, of bounded length.
  static String line(String text, Collection<String> known) {
    String line = text.length() > 4 * LONGEST_LINE ? text.substring(0, 4 * LONGEST_LINE) : text;
    for (String secret : known) {
      if (secret.length() >= SHORTEST_SECRET) {
        line = line.replace(secret, HIDDEN);
      }
    }
    for (Pattern secret : SECRETS) {
      line = secret.matcher(line).replaceAll(HIDDEN);
    }
    line =
        line.replaceAll("\u001b\\[[0-9;?]*[ -/]*[@-~]", "").replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "..." : line;
  }
}
