package dev.portolan.cluster;

import dev.portolan.cluster.json.ApiKind;
import dev.portolan.cluster.json.ObjectReader;
import dev.portolan.model.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where the API serves a kind: its places, the newest first. A server has at least one of them,
/// unless it does not serve the kind at all.
record Resource(Kind kind, List<Place> places) {
  Resource {
    places = List.copyOf(places);
  }

  /// One place in the API, and the reader of what is found there.
  ///
  /// @param path such as `api/v1` or `apis/apps/v1`
  /// @param certain true for what comes with the server, of whatever version; false for what has to
  ///   be installed, so that it is asked for only where the server says that it has it
  record Place(String path, String plural, ObjectReader reader, boolean certain) {
    static Place of(ApiKind api) {
      String root = api.group().isEmpty() ? "api/" : "apis/";
      return new Place(root + api.apiVersion(), api.plural(), api.reader(), api.builtIn());
    }

    /// `group/version`, or `v1`.
    String apiVersion() {
      return path.substring(path.indexOf('/') + 1);
    }

    /// The path of the whole list, in one namespace or, where that is empty, in all.
    List<String> list(String namespace) {
      List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
      if (!namespace.isEmpty()) {
        segments.add("namespaces");
        segments.add(namespace);
      }
      segments.add(plural);
      return segments;
    }

    /// The path of one object.
    List<String> object(String namespace, String name) {
      List<String> segments = list(namespace);
      segments.add(name);
      return segments;
    }
  }

  /// All kinds, namespaces first.
  static List<Resource> all() {
    Map<Kind, List<Place>> places = new LinkedHashMap<>();
    for (ApiKind api : ApiKind.ALL) {
      if (api.live()) {
        places.computeIfAbsent(api.kind(), k -> new ArrayList<>()).add(Place.of(api));
      }
    }
    return places.entrySet().stream().map(e -> new Resource(e.getKey(), e.getValue())).toList();
  }
}
