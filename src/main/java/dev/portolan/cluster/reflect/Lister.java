package dev.portolan.cluster.reflect;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.cluster.json.ListReader;
import dev.portolan.cluster.proto.ProtoList;
import dev.portolan.cluster.proto.ProtoStatus;
import dev.portolan.cluster.proto.Shape;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Lists one kind, page by page, from the first of its places that serves it.
final class Lister {
  private static final String PAGE = "500";
  private static final int NOT_ACCEPTABLE = 406;
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final Wire wire;
  private final Resource resource;
  private final String namespace;
  private final Sink sink;
  private final Progress progress;

  /// True where pages come as protobuf: a watch, which is JSON, would bring the same later.
  private volatile boolean compact;

  /// @param namespace the one that is listed, or empty for all
  Lister(Wire wire, Resource resource, String namespace, Sink sink, Progress progress) {
    this.wire = wire;
    this.resource = resource;
    this.namespace = namespace;
    this.sink = sink;
    this.progress = progress;
  }

  /// Hears how far a list has come.
  interface Progress {
    /// So many objects have come.
    ///
    /// @param expected how many there will be, or 0 where the server does not say
    void at(int received, int expected);
  }

  /// Where a list ended and a watch goes on.
  ///
  /// @param resourceVersion empty where the watch itself brings what is there
  /// @param expected how many objects such a watch will bring
  /// @param stopgap true where a newer place was refused or not there, which may change: a server
  ///   that has just started does not serve everything yet, and one that is updated serves more
  record Position(Resource.Place place, String resourceVersion, int expected, boolean stopgap) {
    boolean streamed() {
      return resourceVersion.isEmpty() && expected > 0;
    }

    Position asStopgap() {
      return new Position(place, resourceVersion, expected, true);
    }
  }

  /// Lists all there is. When no place works, a refusal (403) is told rather than an absence (404):
  /// a server may refuse what it does not even have. Places of what has to be installed are not
  /// even tried where the server says that it does not serve them.
  ///
  /// @param mayStream whether a long list may be left to the watch after the first page
  Position list(boolean mayStream) throws IOException, InterruptedException {
    @Nullable ApiFailure reason = null;
    boolean stopgap = false;
    for (Resource.Place place : resource.places()) {
      if (!place.certain() && !wire.served().has(place.apiVersion())) {
        reason =
            reason == null
                ? new ApiFailure(404, place.path() + " is not served", Duration.ZERO)
                : reason;
        continue;
      }
      wire.lists().acquire();
      try {
        Position position = pages(place, mayStream);
        return stopgap ? position.asStopgap() : position;
      } catch (ApiFailure e) {
        if (e.code() != 403 && e.code() != 404) {
          throw e;
        }
        stopgap |= place.certain();
        reason = reason == null || (reason.code() == 404 && e.code() == 403) ? e : reason;
      } finally {
        wire.lists().release();
      }
    }
    throw reason == null ? new IOException("no place to list " + resource.kind()) : reason;
  }

  /// True when a newer place than this one may be listed now.
  boolean newerServes(Resource.Place than) throws IOException {
    for (Resource.Place place : resource.places()) {
      if (place.equals(than)) {
        return false;
      }
      if (place.certain() && mayList(place)) {
        return true;
      }
    }
    return false;
  }

  private boolean mayList(Resource.Place place) throws IOException {
    HttpUrl url = wire.api().url(place.list(namespace)).addQueryParameter("limit", "1").build();
    try {
      return wire.api().get(url, SILENCE, response -> true);
    } catch (ApiFailure e) {
      if (e.code() == 403 || e.code() == 404) {
        return false;
      }
      throw e;
    }
  }

  private Position pages(Resource.Place place, boolean mayStream)
      throws IOException, InterruptedException {
    try {
      return pages(place, PAGE, mayStream);
    } catch (ApiFailure e) {
      if (e.code() != 410) {
        throw e;
      }
      // the continue token outlived its list: one page of everything cannot be overtaken
      return pages(place, "", false);
    }
  }

  private Position pages(Resource.Place place, String limit, boolean mayStream)
      throws IOException, InterruptedException {
    Set<ObjectRef> listed = new HashSet<>();
    int[] expected = {0};
    Consumer<List<? extends KubeObject>> pour =
        records -> {
          sink.put(records);
          records.forEach(r -> listed.add(r.ref()));
        };
    Predicate<ListReader.Envelope> streamed =
        head ->
            mayStream && !compact && expected[0] == 0 && wire.streaming().worthIt(head.remaining());
    try (Pages pages =
        new Pages((token, head, into) -> page(place, limit, token, head, into), pour)) {
      ListReader.Envelope last =
          pages.read(
              head -> !streamed.test(head),
              page -> {
                if (!page.continueToken().isEmpty() && !streamed.test(page)) {
                  int all = listed.size() + page.remaining();
                  expected[0] = page.remaining() == 0 ? expected[0] : all;
                  progress.at(listed.size(), expected[0]);
                }
              });
      if (!last.continueToken().isEmpty()) {
        sink.served(place);
        return new Position(place, "", listed.size() + last.remaining(), false);
      }
      sink.retain(listed);
      sink.served(place);
      return new Position(place, last.resourceVersion(), 0, false);
    }
  }

  private ListReader.Envelope page(
      Resource.Place place,
      String limit,
      String token,
      Consumer<ListReader.Envelope> head,
      Consumer<List<? extends KubeObject>> into)
      throws IOException {
    HttpUrl.Builder url = wire.api().url(place.list(namespace));
    if (!limit.isEmpty()) {
      url.addQueryParameter("limit", limit);
    }
    if (!token.isEmpty()) {
      url.addQueryParameter("continue", token);
    }
    Optional<Shape> shape = wire.formats().shape(place);
    try {
      return wire.api()
          .get(
              url.build(),
              Formats.accept(shape),
              SILENCE,
              response -> {
                boolean proto = ProtoStatus.is(response.header("Content-Type"));
                compact = proto;
                if (!proto || shape.isEmpty()) {
                  requireJson(response);
                }
                wire.weather().answered();
                InputStream body = response.body().byteStream();
                return proto && shape.isPresent()
                    ? ProtoList.read(body, shape.get(), place.reader(), head, into)
                    : ListReader.read(body, place.reader(), head, into);
              });
    } catch (InvalidProtocolBufferException e) {
      wire.formats().refused(place, String.valueOf(e.getMessage()));
    } catch (ApiFailure e) {
      if (shape.isEmpty() || e.code() != NOT_ACCEPTABLE) {
        throw e;
      }
      wire.formats().refused(place, e.line());
    }
    return page(place, limit, token, head, into);
  }

  /// A sign-in page of a proxy is no answer of the API.
  static void requireJson(Response response) throws IOException {
    String type = response.header("Content-Type");
    if (type != null && !type.contains("json")) {
      throw new IOException("something on the way answers with " + type + " instead of the API");
    }
  }
}
