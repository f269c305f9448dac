package dev.portolan.workspace;

import java.util.regex.Pattern;

/// The rule for namespaces' names: RFC 1123 labels.
public final class NamespaceNames {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  private NamespaceNames() {}

  /// Why a text cannot be a namespace's name, or empty when it can.
  public static String problem(String name) {
    if (name.length() > 63) {
      return "A namespace's name has at most 63 characters.";
    }
    return LABEL.matcher(name).matches()
        ? ""
        : "A namespace's name is made of a-z, 0-9 and -, and begins and ends with a letter or digit.";
  }
}
