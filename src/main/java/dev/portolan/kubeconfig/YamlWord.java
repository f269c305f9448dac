package dev.portolan.kubeconfig;

import java.util.Set;

/// What a plain word of YAML stands for by the rules of the YAML reader in kubectl (go-yaml 2, the
/// one under `sigs.k8s.io/yaml`): YAML 1.1's truths in all their spellings.
public enum YamlWord {
  TRUE("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"),
  FALSE("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"),
  NULL("", "~", "null", "Null", "NULL"),
  NOT_FINITE(
      ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf",
      "-.INF"),
  /// A number or text.
  OTHER();

  @SuppressWarnings("ImmutableEnumChecker") // Set.of makes it so
  private final Set<String> spellings;

  YamlWord(String... spellings) {
    this.spellings = Set.of(spellings);
  }

  public static YamlWord of(String word) {
    for (YamlWord meaning : values()) {
      if (meaning.spellings.contains(word)) {
        return meaning;
      }
    }
    return OTHER;
  }
}
