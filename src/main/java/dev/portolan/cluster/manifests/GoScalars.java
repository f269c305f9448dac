package dev.portolan.cluster.manifests;

import dev.portolan.kubeconfig.YamlWord;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an unquoted word of YAML is, as kubectl's parser has it: YAML 1.1's booleans in all their
/// spellings, Go's integers, no dates and no base 60.
final class GoScalars {
  private static final Pattern INTEGER =
      Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|([1-9][0-9]*|0))");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final int MAX_DIGITS = 40;

  private GoScalars() {}

  static Tree.Scalar of(int line, String word) {
    return switch (YamlWord.of(word)) {
      case TRUE -> new Tree.Scalar(line, Tree.Type.TRUTH, "true", word);
      case FALSE -> new Tree.Scalar(line, Tree.Type.TRUTH, "false", word);
      case NULL -> new Tree.Scalar(line, Tree.Type.NULL, "");
      // no field of an object takes one
      case NOT_FINITE -> new Tree.Scalar(line, Tree.Type.DECIMAL, "0", word);
      case OTHER -> number(line, word);
    };
  }

  private static Tree.Scalar number(int line, String word) {
    char first = word.charAt(0);
    boolean maybe = (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
    String plain = word.replace("_", "");
    if (!maybe || plain.length() > MAX_DIGITS) {
      return new Tree.Scalar(line, Tree.Type.TEXT, word);
    }
    Matcher integer = INTEGER.matcher(plain);
    if (integer.matches()) {
      BigInteger value = integer(integer);
      return value.bitLength() < Long.SIZE
          ? new Tree.Scalar(line, Tree.Type.INTEGER, value.toString(), word)
          : new Tree.Scalar(line, Tree.Type.DECIMAL, value.toString(), word);
    }
    return DECIMAL.matcher(plain).matches()
        ? new Tree.Scalar(line, Tree.Type.DECIMAL, plain.endsWith(".") ? plain + "0" : plain, word)
        : new Tree.Scalar(line, Tree.Type.TEXT, word);
  }

  private static BigInteger integer(Matcher m) {
    int[] radixes = {16, 2, 8, 10};
    for (int i = 0; i < radixes.length; i++) {
      String digits = m.group(i + 2);
      if (digits != null) {
        BigInteger value = new BigInteger(digits, radixes[i]);
        return m.group(1).equals("-") ? value.negate() : value;
      }
    }
    throw new IllegalStateException("no digits");
  }
}
