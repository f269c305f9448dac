package dev.portolan.kubeconfig;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.ScalarEvent;

/// What a YAML scalar is: text, a number, a truth or nothing, by the rules of the YAML reader in
/// kubectl (go-yaml 2, the one under `sigs.k8s.io/yaml`). They differ from YAML 1.1's and from
/// SnakeYAML's own: `12:34`, `2020-01-01` and `1e400` are text, `y` is a truth.
final class Scalar {
  private static final String TAGS = "tag:yaml.org,2002:";
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern INTEGER =
      Pattern.compile("([-+]?)(0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|0|[1-9][0-9]*)");
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger TOO_MUCH = BigInteger.ONE.shiftLeft(64);
  private static final int LONGEST_NUMBER = 400;

  private Scalar() {}

  /// A `String`, `Boolean`, `Number` or null.
  static @Nullable Object value(ScalarEvent event) throws Unreadable {
    String text = event.getValue();
    String tag = event.getTag() == null ? "" : event.getTag();
    boolean plain = event.getImplicit().canOmitTagInPlainScalar();
    if (tag.isEmpty() || !tag.startsWith(TAGS)) {
      // a tag of the file's own, such as !secret, changes nothing for kubectl
      return tag.isEmpty() && plain ? plain(text) : text;
    }
    String type = tag.substring(TAGS.length());
    return switch (type) {
      case "str", "timestamp" -> text;
      case "binary" -> binary(text);
      case "int", "float", "bool", "null" -> typed(type, text);
      default -> text;
    };
  }

  /// True for the key of a merge: `<<` without quotes.
  static boolean isMerge(ScalarEvent event) {
    return event.getValue().equals("<<")
        && (event.getTag() == null || event.getTag().equals(TAGS + "merge"))
        && event.getImplicit().canOmitTagInPlainScalar();
  }

  private static @Nullable Object plain(String text) {
    return switch (YamlWord.of(text)) {
      case NULL -> null;
      case TRUE -> true;
      case FALSE -> false;
      case NOT_FINITE -> Double.NaN;
      case OTHER -> number(text).<Object>map(n -> n).orElse(text);
    };
  }

  private static @Nullable Object typed(String type, String text) throws Unreadable {
    Object value = plain(text);
    boolean fits =
        switch (type) {
          case "int" -> value instanceof BigInteger;
          case "float" -> value instanceof Number;
          case "bool" -> value instanceof Boolean;
          default -> value == null;
        };
    if (!fits) {
      throw new Unreadable("is not YAML: a value marked !!" + type + " is something else");
    }
    return value;
  }

  private static Optional<Number> number(String text) {
    if (text.length() > LONGEST_NUMBER || "+-.0123456789".indexOf(text.charAt(0)) < 0) {
      return Optional.empty();
    }
    String bare = text.charAt(0) == '.' ? text : text.replace("_", "");
    var integer = INTEGER.matcher(bare);
    if (integer.matches()) {
      BigInteger value = integer(integer.group(1), integer.group(2));
      if (value.compareTo(LEAST) >= 0 && value.compareTo(TOO_MUCH) < 0) {
        return Optional.of(value);
      }
    }
    if (!FLOAT.matcher(bare).matches()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(bare);
    return Double.isInfinite(value) ? Optional.empty() : Optional.of(value);
  }

  private static BigInteger integer(String sign, String digits) {
    String lower = digits.toLowerCase(Locale.ROOT);
    List<String> prefixes = List.of("0x", "0o", "0b");
    int prefix = lower.length() > 2 ? prefixes.indexOf(lower.substring(0, 2)) : -1;
    int base =
        switch (prefix) {
          case 0 -> 16;
          case 1 -> 8;
          case 2 -> 2;
          default -> lower.length() > 1 && lower.charAt(0) == '0' ? 8 : 10;
        };
    BigInteger value = new BigInteger(prefix < 0 ? lower : lower.substring(2), base);
    return sign.equals("-") ? value.negate() : value;
  }

  private static String binary(String text) throws Unreadable {
    try {
      String bare = text.replaceAll("[\\r\\n]", "");
      return new String(Base64.getDecoder().decode(bare), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Unreadable("is not YAML: a value marked !!binary is not Base64");
    }
  }
}
