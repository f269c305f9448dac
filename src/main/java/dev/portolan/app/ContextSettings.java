package dev.portolan.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.cluster.debug.DebugOrder;
import dev.portolan.diagram.ChartView;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.workspace.Accent;
import dev.portolan.workspace.ContextPreference;
import dev.portolan.workspace.NamespaceNames;
import dev.portolan.workspace.Preferences;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How the settings hold what the user keeps about contexts: file, then name, then what was said.
/// What cannot be understood counts as not said.
final class ContextSettings {
  private static final int MAX_CONTEXTS = 10_000;

  private ContextSettings() {}

  static Preferences read(JsonNode contexts) {
    Map<KubeContext.Id, ContextPreference> read = new HashMap<>();
    Map<KubeContext.Id, ChartView> views = new HashMap<>();
    for (Map.Entry<String, JsonNode> file : contexts.properties()) {
      Path path = path(file.getKey());
      if (path == null) {
        continue;
      }
      for (Map.Entry<String, JsonNode> entry : file.getValue().properties()) {
        if (read.size() < MAX_CONTEXTS) {
          KubeContext.Id id = new KubeContext.Id(path, entry.getKey());
          read.put(id, preference(entry.getValue()));
          views.put(id, ViewSettings.read(entry.getValue().path("view")));
        }
      }
    }
    return new Preferences(read, views);
  }

  static void write(ObjectNode contexts, KubeContext.Id id, ContextPreference p) {
    ObjectNode entry = Settings.object(Settings.object(contexts, id.file().toString()), id.name());
    flag(entry, "favourite", p.favourite());
    flag(entry, "protected", p.guarded());
    text(entry, "accent", p.accent() == Accent.NONE ? "" : p.accent().word());
    text(entry, "group", p.group());
    text(entry, "used", p.used() == null ? "" : p.used().toString());
    names(entry, "read", p.read());
    names(entry, "typed", p.typed());
    text(entry, "debugImage", p.debugImage());
  }

  static void write(ObjectNode contexts, KubeContext.Id id, ChartView view) {
    ObjectNode entry = Settings.object(Settings.object(contexts, id.file().toString()), id.name());
    entry.remove("view");
    if (!view.equals(ChartView.ALL)) {
      ViewSettings.write(entry.putObject("view"), view);
    }
  }

  private static ContextPreference preference(JsonNode entry) {
    return new ContextPreference(
        entry.path("favourite").asBoolean(),
        entry.path("protected").asBoolean(),
        Accent.of(entry.path("accent").asText()),
        entry.path("group").asText(),
        instant(entry.path("used").asText()),
        names(entry.path("read")),
        names(entry.path("typed")),
        image(entry.path("debugImage").asText()));
  }

  private static String image(String text) {
    return DebugOrder.problem(text).isEmpty() ? text : "";
  }

  private static @Nullable Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static @Nullable Instant instant(String text) {
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static SortedSet<String> names(JsonNode list) {
    SortedSet<String> names = new TreeSet<>();
    for (JsonNode name : list) {
      if (NamespaceNames.problem(name.asText()).isEmpty()) {
        names.add(name.asText());
      }
    }
    return names;
  }

  private static void flag(ObjectNode entry, String name, boolean value) {
    if (value) {
      entry.put(name, true);
    } else {
      entry.remove(name);
    }
  }

  private static void text(ObjectNode entry, String name, String value) {
    if (value.isEmpty()) {
      entry.remove(name);
    } else {
      entry.put(name, value);
    }
  }

  private static void names(ObjectNode entry, String name, Collection<String> values) {
    if (values.isEmpty()) {
      entry.remove(name);
    } else {
      var list = entry.putArray(name);
      values.forEach(list::add);
    }
  }
}
