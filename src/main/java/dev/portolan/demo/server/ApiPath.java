package dev.portolan.demo.server;

import dev.portolan.demo.store.Resource;
import java.util.List;
import java.util.Optional;

/// What a path below `/api/v1` or `/apis/GROUP/VERSION` names.
///
/// @param namespace empty for all namespaces and for objects without one
/// @param name empty for a list
/// @param subresource such as `exec`, or empty
record ApiPath(Resource resource, String namespace, String name, String subresource) {

  static Optional<ApiPath> parse(String path) {
    List<String> parts = List.of(path.substring(1).split("/", -1));
    if (path.startsWith("/api/v1/")) {
      return within("", "v1", parts.subList(2, parts.size()));
    }
    if (path.startsWith("/apis/") && parts.size() > 3) {
      return within(parts.get(1), parts.get(2), parts.subList(3, parts.size()));
    }
    return Optional.empty();
  }

  private static Optional<ApiPath> within(String group, String version, List<String> rest) {
    boolean inNamespace = rest.size() >= 3 && rest.getFirst().equals("namespaces");
    String namespace = inNamespace ? rest.get(1) : "";
    List<String> tail = inNamespace ? rest.subList(2, rest.size()) : rest;
    if (tail.size() > 3 || tail.contains("")) {
      return Optional.empty();
    }
    String name = tail.size() > 1 ? tail.get(1) : "";
    String subresource = tail.size() > 2 ? tail.get(2) : "";
    return Resource.find(group, version, tail.getFirst())
        .filter(r -> r.namespaced() || !inNamespace)
        .filter(r -> !r.namespaced() || inNamespace || name.isEmpty())
        .map(r -> new ApiPath(r, namespace, name, subresource));
  }
}
