package dev.portolan.demo.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.store.Json;
import dev.portolan.demo.store.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The documents that tell a client what the server is and serves.
final class Discovery {
  /// The version that the demo cluster says it is.
  static final String GIT_VERSION = "v1.34.1-demo";

  private static final Map<String, List<String>> REVIEWS =
      Map.of(
          "authorization.k8s.io", List.of("SelfSubjectAccessReview", "SelfSubjectRulesReview"),
          "authentication.k8s.io", List.of("SelfSubjectReview"));

  private Discovery() {}

  /// @param served tells of a group and version whether it is served
  static Optional<ObjectNode> document(String path, User user, Predicate<String> served) {
    List<String> names =
        Stream.concat(
                Stream.concat(Resource.groups().stream(), REVIEWS.keySet().stream().sorted()),
                user.openShift() ? Stream.of(Projects.GROUP) : Stream.empty())
            .filter(g -> versions(g).stream().anyMatch(v -> served.test(g + "/" + v)))
            .toList();
    return switch (path) {
      case "/version" -> Optional.of(version());
      case "/api" -> Optional.of(versions());
      case "/apis" -> Optional.of(groups(names, served));
      case "/api/v1" -> Optional.of(resources("", "v1"));
      default -> group(path, names, served);
    };
  }

  private static ObjectNode version() {
    return Json.object()
        .put("major", "1")
        .put("minor", "34")
        .put("gitVersion", GIT_VERSION)
        .put("gitCommit", "0000000000000000000000000000000000000000")
        .put("gitTreeState", "clean")
        .put("buildDate", "2026-01-01T00:00:00Z")
        .put("goVersion", "none")
        .put("compiler", "none")
        .put("platform", "simulated")
        .put("portolanDemo", true);
  }

  private static ObjectNode versions() {
    ObjectNode document = Json.object().put("kind", "APIVersions");
    document.putArray("versions").add("v1");
    document.putArray("serverAddressByClientCIDRs");
    return document;
  }

  /// The versions of a group; those of reviews have one.
  private static List<String> versions(String group) {
    List<String> versions = Resource.versions(group);
    return versions.isEmpty() ? List.of("v1") : versions;
  }

  private static ObjectNode groups(List<String> names, Predicate<String> served) {
    ObjectNode document = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
    ArrayNode groups = document.putArray("groups");
    names.forEach(g -> groups.add(groupOf(g, served)));
    return document;
  }

  private static ObjectNode groupOf(String name, Predicate<String> served) {
    ObjectNode group = Json.object().put("name", name);
    List<String> versions =
        versions(name).stream().filter(v -> served.test(name + "/" + v)).toList();
    ArrayNode rows = group.putArray("versions");
    versions.forEach(v -> version(rows.addObject(), name, v));
    version(group.putObject("preferredVersion"), name, versions.getFirst());
    return group;
  }

  private static void version(ObjectNode row, String group, String version) {
    row.put("groupVersion", group + "/" + version).put("version", version);
  }

  private static Optional<ObjectNode> group(
      String path, List<String> names, Predicate<String> served) {
    String[] parts = path.substring(1).split("/", -1);
    if (!parts[0].equals("apis") || parts.length < 2 || !names.contains(parts[1])) {
      return Optional.empty();
    }
    if (parts.length == 2) {
      return Optional.of(groupOf(parts[1], served).put("kind", "APIGroup").put("apiVersion", "v1"));
    }
    boolean known = parts.length == 3 && versions(parts[1]).contains(parts[2]);
    return known && served.test(parts[1] + "/" + parts[2])
        ? Optional.of(resources(parts[1], parts[2]))
        : Optional.empty();
  }

  private static ObjectNode resources(String group, String version) {
    ObjectNode document = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
    document.put("groupVersion", group.isEmpty() ? version : group + "/" + version);
    ArrayNode list = document.putArray("resources");
    for (Resource resource : Resource.values()) {
      if (!resource.group().equals(group) || !resource.version().equals(version)) {
        continue;
      }
      ObjectNode row = list.addObject();
      row.put("name", resource.plural()).put("singularName", "");
      row.put("namespaced", resource.namespaced()).put("kind", resource.kind());
      row.putArray("verbs").add("get").add("list").add("watch");
      if (!resource.shortName().isEmpty()) {
        row.putArray("shortNames").add(resource.shortName());
      }
      if (resource == Resource.PODS) {
        ObjectNode exec = list.addObject();
        exec.put("name", "pods/exec").put("singularName", "").put("namespaced", true);
        exec.put("kind", "PodExecOptions").putArray("verbs").add("get").add("create");
        ObjectNode debug = list.addObject();
        debug.put("name", "pods/ephemeralcontainers").put("singularName", "");
        debug.put("namespaced", true).put("kind", "Pod");
        debug.putArray("verbs").add("get").add("patch");
      }
    }
    REVIEWS.getOrDefault(group, List.of()).forEach(kind -> review(list, kind));
    if (group.equals(Projects.GROUP)) {
      ObjectNode row = list.addObject().put("name", "projects").put("singularName", "project");
      row.put("namespaced", false).put("kind", "Project").putArray("verbs").add("list");
    }
    return document;
  }

  private static void review(ArrayNode list, String kind) {
    String name = kind.toLowerCase(Locale.ROOT);
    ObjectNode row = list.addObject().put("name", name + "s").put("singularName", name);
    row.put("namespaced", false).put("kind", kind).putArray("verbs").add("create");
  }
}
