package dev.portolan.ui.checks;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectNames;
import dev.portolan.probe.HostText;
import dev.portolan.probe.TargetParser;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is wrong with a typed text for which nothing can be offered.
final class Unnamed {
  private Unnamed() {}

  static String source(@Nullable ClusterSnapshot snapshot, String text) {
    String[] parts = text.strip().split("/", -1);
    if (snapshot == null || parts.length != 2 || named(snapshot, parts[0], parts[1])) {
      return "No running pod is called “" + text.strip() + "”.";
    }
    return sentence(new ObjectNames(snapshot).missing(List.of(Kind.POD), parts[0], parts[1]));
  }

  /// A pod that is there can be named, and not be running.
  private static boolean named(ClusterSnapshot snapshot, String namespace, String name) {
    return !new ObjectNames(snapshot).find(List.of(Kind.POD), namespace, name).isEmpty();
  }

  /// What has a slash in it is a name, unless it begins as an address does: then it is a range.
  static String target(@Nullable ClusterSnapshot snapshot, String text) {
    String typed = text.strip();
    int slash = typed.indexOf('/');
    boolean name = slash > 0 && !HostText.parse(typed.substring(0, slash)).address();
    return snapshot == null || !name || typed.contains("://")
        ? HostText.parse(text).problem()
        : sentence(new TargetParser(snapshot).missing(typed));
  }

  private static String sentence(String text) {
    String end = text.endsWith("?") ? "" : ".";
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + end;
  }
}
