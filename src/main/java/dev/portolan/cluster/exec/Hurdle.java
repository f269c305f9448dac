package dev.portolan.cluster.exec;

import dev.portolan.probe.PodExec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Why a way could not even start a command.
///
/// @param forbidden true when the server refuses it for want of rights (403)
/// @param words the server's own, or ours, in one line
public record Hurdle(boolean forbidden, String words) {
  /// As the API server's authorizer puts it: `User "u" cannot get resource "pods/exec" in ...`.
  private static final Pattern VERB = Pattern.compile("cannot (\\w+) resource \"([^\"]+)\"");

  /// A hurdle and the title of the way that met it.
  record Met(String way, Hurdle hurdle) {
    private String line() {
      if (!hurdle.forbidden) {
        return way + " is not possible (" + hurdle.words + ")";
      }
      Matcher missing = VERB.matcher(hurdle.words);
      return missing.find()
          ? missing.group(1) + " on " + missing.group(2) + " is refused (" + way + ")"
          : "exec is refused (" + way + ")";
    }
  }

  static boolean allForbidden(List<Met> hurdles) {
    return hurdles.stream().allMatch(m -> m.hurdle.forbidden);
  }

  /// How a command ends that no way could start: which verbs are missing, and what else was in the
  /// way.
  static PodExec.End end(List<Met> hurdles) {
    String lines = hurdles.stream().map(Met::line).collect(Collectors.joining(", "));
    Optional<String> refusal =
        hurdles.stream().map(Met::hurdle).filter(Hurdle::forbidden).map(Hurdle::words).findFirst();
    return refusal.isPresent()
        ? new PodExec.End.Denied(403, lines + ": " + refusal.get())
        : new PodExec.End.Broken(lines);
  }
}
