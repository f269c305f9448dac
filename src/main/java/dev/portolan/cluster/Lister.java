package dev.portolan.cluster;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.cluster.json.ListReader;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Lists one kind, page by page, from the first of its places that serves it. Where the list of the
/// whole cluster is forbidden, the context's own namespace is tried.
final class Lister {
  private static final String PAGE = "500";
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final ApiConnection api;
  private final Resource resource;
  private final ServedVersions served;
  private final String homeNamespace;
  private final Sink sink;

  Lister(
      ApiConnection api,
      Resource resource,
      ServedVersions served,
      String homeNamespace,
      Sink sink) {
    this.api = api;
    this.resource = resource;
    this.served = served;
    this.homeNamespace = homeNamespace;
    this.sink = sink;
  }

  /// Where a list ended and a watch goes on.
  ///
  /// @param namespace the one that was listed, or empty for all
  record Position(Resource.Place place, String namespace, String resourceVersion) {}

  /// HOST:PORT, for messages.
  String server() {
    return api.server();
  }

  /// True for kinds outside the core group: a server without them is sound.
  boolean optional() {
    return resource.places().stream().allMatch(p -> p.path().startsWith("apis/"));
  }

  /// Lists all there is. When no place works, a refusal (403) is told rather than an absence (404):
  /// a server may refuse what it does not even have. Places of what has to be installed are not
  /// even tried where the server says that it does not serve them.
  Position list() throws IOException {
    @Nullable ApiFailure reason = null;
    for (Resource.Place place : resource.places()) {
      if (!place.certain() && !served.has(place.apiVersion())) {
        reason =
            reason == null
                ? new ApiFailure(404, place.path() + " is not served", Duration.ZERO)
                : reason;
        continue;
      }
      for (String namespace : scopes()) {
        try {
          return pages(place, namespace);
        } catch (ApiFailure e) {
          if (e.code() != 403 && e.code() != 404) {
            throw e;
          }
          reason = reason == null || (reason.code() == 404 && e.code() == 403) ? e : reason;
          if (e.code() == 404) {
            break;
          }
        }
      }
    }
    throw reason == null ? new IOException("no place to list " + resource.kind()) : reason;
  }

  private String[] scopes() {
    return resource.kind().namespaced() ? new String[] {"", homeNamespace} : new String[] {""};
  }

  private Position pages(Resource.Place place, String namespace) throws IOException {
    try {
      return pages(place, namespace, PAGE);
    } catch (ApiFailure e) {
      if (e.code() != 410) {
        throw e;
      }
      // the continue token outlived its list: one page of everything cannot be overtaken
      return pages(place, namespace, "");
    }
  }

  private Position pages(Resource.Place place, String namespace, String limit) throws IOException {
    Kind kind = resource.kind();
    Set<ObjectRef> listed = new HashSet<>();
    String token = "";
    while (true) {
      HttpUrl.Builder url = api.url(place.list(namespace));
      if (!limit.isEmpty()) {
        url.addQueryParameter("limit", limit);
      }
      if (!token.isEmpty()) {
        url.addQueryParameter("continue", token);
      }
      ListReader.Envelope page =
          api.get(
              url.build(),
              SILENCE,
              response ->
                  ListReader.read(
                      response.body().byteStream(),
                      place.reader(),
                      records -> {
                        sink.put(kind, records);
                        records.forEach(r -> listed.add(r.ref()));
                      }));
      sink.answered();
      token = page.continueToken();
      if (token.isEmpty()) {
        sink.retain(kind, listed);
        sink.served(kind, place, namespace);
        return new Position(place, namespace, page.resourceVersion());
      }
    }
  }
}
