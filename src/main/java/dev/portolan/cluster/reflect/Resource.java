package dev.portolan.cluster.reflect;

import dev.portolan.cluster.json.ApiKind;
import dev.portolan.cluster.json.NamespaceReader;
import dev.portolan.cluster.json.ObjectReader;
import dev.portolan.model.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where the API serves a kind: its places, the newest first. A server has at least one of them,
/// unless it does not serve the kind at all.
public record Resource(Kind kind, List<Place> places) {
  public Resource {
    places = List.copyOf(places);
  }

  /// One place in the API, and the reader of what is found there.
  ///
  /// @param path such as `api/v1` or `apis/apps/v1`
  /// @param certain true for what comes with the server, of whatever version; false for what has to
  ///   be installed, so that it is asked for only where the server says that it has it
  public record Place(String path, String plural, ObjectReader reader, boolean certain) {
    static Place of(ApiKind api) {
      String root = api.group().isEmpty() ? "api/" : "apis/";
      return new Place(root + api.apiVersion(), api.plural(), api.reader(), api.builtIn());
    }

    /// `group/version`, or `v1`.
    public String apiVersion() {
      return path.substring(path.indexOf('/') + 1);
    }

    /// True where a list holds only what the user has to do with, so that more may be there.
    public boolean partial() {
      return equals(PROJECTS);
    }

    /// The path of the whole list, in one namespace or, where that is empty, in all.
    public List<String> list(String namespace) {
      List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
      if (!namespace.isEmpty()) {
        segments.add("namespaces");
        segments.add(namespace);
      }
      segments.add(plural);
      return segments;
    }

    /// The path of one object.
    public List<String> object(String namespace, String name) {
      List<String> segments = list(namespace);
      segments.add(name);
      return segments;
    }
  }

  /// OpenShift's projects: its namespaces, but only those that the user has to do with, and so
  /// listed where the namespaces themselves may not be. They have the namespaces' labels.
  static final Place PROJECTS =
      new Place("apis/project.openshift.io/v1", "projects", NamespaceReader::read, false);

  /// True for kinds outside the core group: a server without them is sound.
  boolean optional() {
    return places.stream().allMatch(p -> p.path().startsWith("apis/"));
  }

  /// All kinds, namespaces first.
  public static List<Resource> all() {
    Map<Kind, List<Place>> places = new LinkedHashMap<>();
    for (ApiKind api : ApiKind.ALL) {
      if (api.live()) {
        places.computeIfAbsent(api.kind(), k -> new ArrayList<>()).add(Place.of(api));
      }
    }
    places.computeIfAbsent(Kind.NAMESPACE, k -> new ArrayList<>()).add(PROJECTS);
    return places.entrySet().stream().map(e -> new Resource(e.getKey(), e.getValue())).toList();
  }
}
