package dev.portolan.kubeconfig;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One kubeconfig file, read: its sound contexts and the name that it gives as current.
///
/// @param currentContext its `current-context`, or empty
/// @param mentioned the names of all its contexts, also of those left out as broken
record ParsedFile(
    Path file, List<KubeContext> contexts, String currentContext, Set<String> mentioned) {
  ParsedFile {
    contexts = List.copyOf(contexts);
    mentioned = Set.copyOf(mentioned);
  }

  static ParsedFile read(Path file, List<Kubeconfig.Problem> problems) {
    try {
      return new Reading(file, problems).contexts(YamlDocument.read(file));
    } catch (YamlDocument.Unreadable e) {
      problems.add(new Kubeconfig.Problem(file.toString(), e.line()));
      return new ParsedFile(file, List.of(), "", Set.of());
    }
  }

  /// The reading of one file, which collects its problems.
  private record Reading(Path file, List<Kubeconfig.Problem> problems) {
    ParsedFile contexts(Map<String, Object> document) {
      Map<String, Map<String, Object>> clusters = entries(document, "clusters", "cluster");
      Map<String, Map<String, Object>> users = entries(document, "users", "user");
      Map<String, Map<String, Object>> stanzas = entries(document, "contexts", "context");
      List<KubeContext> contexts = new ArrayList<>();
      stanzas.forEach(
          (name, stanza) -> {
            String cluster = text(stanza, "cluster");
            String user = text(stanza, "user");
            if (sound(name, cluster, clusters, user, users)) {
              String namespace = text(stanza, "namespace");
              contexts.add(
                  new KubeContext(
                      new KubeContext.Id(file, name),
                      namespace.isEmpty() ? "default" : namespace,
                      false,
                      new KubeContext.Entry(
                          cluster, file, clusters.getOrDefault(cluster, Map.of())),
                      new KubeContext.Entry(user, file, users.getOrDefault(user, Map.of())),
                      List.of()));
            }
          });
      return new ParsedFile(file, contexts, text(document, "current-context"), stanzas.keySet());
    }

    /// True when the context can be used; else the reason is among the problems.
    private boolean sound(
        String name,
        String cluster,
        Map<String, Map<String, Object>> clusters,
        String user,
        Map<String, Map<String, Object>> users) {
      String context = "context \"" + name + "\" ";
      if (cluster.isEmpty()) {
        problem(context + "names no cluster");
      } else if (!clusters.containsKey(cluster)) {
        problem(context + "names cluster \"" + cluster + "\", which this file does not have");
      } else if (text(clusters.getOrDefault(cluster, Map.of()), "server").isBlank()) {
        problem(context + "uses cluster \"" + cluster + "\", which has no server");
      } else if (!user.isEmpty() && !users.containsKey(user)) {
        problem(context + "names user \"" + user + "\", which this file does not have");
      } else {
        return true;
      }
      return false;
    }

    /// The list `plural` of `{name, singular: {...}}`, by name; the first of equal names stays.
    private Map<String, Map<String, Object>> entries(
        Map<String, Object> document, String plural, String singular) {
      Map<String, Map<String, Object>> result = new LinkedHashMap<>();
      Object value = document.get(plural);
      if (value == null) {
        return result;
      }
      if (!(value instanceof List<?> list)) {
        problem("\"" + plural + "\" is not a list");
        return result;
      }
      for (Object element : list) {
        Map<String, Object> entry = YamlDocument.mapping(element);
        String name = text(entry, "name");
        if (name.isEmpty()) {
          problem("an entry of \"" + plural + "\" has no name");
        } else if (result.containsKey(name)) {
          problem(singular + " \"" + name + "\" is there twice; the first one is used");
        } else {
          result.put(name, YamlDocument.mapping(entry.get(singular)));
        }
      }
      return result;
    }

    private void problem(String message) {
      problems.add(new Kubeconfig.Problem(file.toString(), message));
    }

    private static String text(Map<String, Object> map, String key) {
      Object value = map.get(key);
      return value instanceof String || value instanceof Number ? value.toString() : "";
    }
  }
}
