package dev.portolan.workspace;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The YAML of a policy as a text to edit.
final class PolicyText {
  private static final Pattern SERVERS_OWN =
      Pattern.compile("  (uid|resourceVersion|creationTimestamp|generation|selfLink):.*");

  private PolicyText() {}

  /// Without what the server keeps about the object for itself.
  static String copy(String yaml) {
    return yaml.lines()
            .filter(line -> !SERVERS_OWN.matcher(line).matches())
            .collect(Collectors.joining("\n"))
        + "\n";
  }
}
