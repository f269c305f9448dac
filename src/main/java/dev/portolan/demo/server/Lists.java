package dev.portolan.demo.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.proto.Envelope;
import dev.portolan.demo.proto.Message;
import dev.portolan.demo.store.GoneException;
import dev.portolan.demo.store.Json;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.ObjectStore.Listing;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.store.Stored;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Answers lists. Pages of one list all show the same revision: what a first page saw is kept for
/// the pages that follow, in a small cache, and asked for later than that, or after the history was
/// compacted, it is 410 Gone.
final class Lists {
  private static final int KEPT_LISTS = 64;

  /// As many items as a usual page has.
  private static final int FEW = 1000;

  private final ObjectStore store;
  private final Map<String, Kept> kept =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
          return size() > KEPT_LISTS;
        }
      };
  private long lastId;

  Lists(ObjectStore store) {
    this.store = store;
  }

  /// A list of which pages are left.
  ///
  /// @param eras of the store when it was made
  private record Kept(Listing listing, long eras) {}

  /// One page, ready to be written.
  record Page(Resource resource, long revision, List<Stored> items, Rest rest) {
    /// How many bytes the items take in JSON.
    long size() {
      return items.stream().mapToLong(Stored::size).sum();
    }

    private ObjectNode metadata() {
      ObjectNode meta = Json.object().put("resourceVersion", Long.toString(revision));
      if (rest.count > 0) {
        meta.put("continue", rest.token).put("remainingItemCount", rest.count);
      }
      return meta;
    }

    /// Writes it in protobuf.
    ///
    /// @param message of the items
    void write(Message message, OutputStream out) throws IOException {
      // Go writes both whether they are empty or not
      ObjectNode meta = Json.object().put("selfLink", "").put("continue", "").setAll(metadata());
      Envelope.list(
          resource.apiVersion(),
          resource.kind() + "List",
          meta,
          items.size() > FEW ? taker -> each(message, taker) : once(message),
          out);
    }

    private void each(Message message, Envelope.Taker taker) throws IOException {
      for (Stored item : items) {
        taker.take(item.proto(message));
      }
    }

    /// Encodes them but once: a page is not too much to be kept for a moment.
    private Envelope.Items once(Message message) {
      List<byte[]> encoded = items.stream().map(i -> i.proto(message)).toList();
      return taker -> {
        for (byte[] item : encoded) {
          taker.take(item);
        }
      };
    }

    void write(OutputStream out) throws IOException {
      String head =
          "{\"kind\":\"%sList\",\"apiVersion\":\"%s\",\"metadata\":%s,\"items\":["
              .formatted(resource.kind(), resource.apiVersion(), metadata());
      out.write(head.getBytes(StandardCharsets.UTF_8));
      boolean first = true;
      for (Stored item : items) {
        if (!first) {
          out.write(',');
        }
        first = false;
        out.write(item.json());
      }
      out.write("]}\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  /// How many items are left, and the token that gets them.
  record Rest(String token, int count) {
    static final Rest NONE = new Rest("", 0);
  }

  Page page(ApiPath path, ListQuery query) throws ApiFailure {
    if (!query.continueToken().isEmpty()) {
      return next(path.resource(), query);
    }
    Listing all = state(path, query);
    Listing listing =
        new Listing(all.revision(), all.items().stream().filter(query.filter()).toList());
    // as in real servers: "any version" is answered from memory, whole
    int limit = query.version().text().equals("0") ? 0 : query.limit();
    return cut(path.resource(), listing, 0, limit, "");
  }

  private Listing state(ApiPath path, ListQuery query) throws ApiFailure {
    Listing newest = store.list(path.resource(), path.namespace());
    ListQuery.Version version = query.version();
    if (version.any()) {
      return newest;
    }
    long asked = version.number();
    if (asked > newest.revision()) {
      throw ApiFailure.tooLarge(asked, newest.revision());
    }
    boolean exact =
        version.match().equals(ListQuery.Version.EXACT)
            || (version.match().isEmpty() && query.limit() > 0);
    if (!exact) {
      return newest;
    }
    try {
      return store.listAt(path.resource(), path.namespace(), asked);
    } catch (GoneException e) {
      throw ApiFailure.expired("The resourceVersion for the provided list is too old.");
    }
  }

  private Page next(Resource resource, ListQuery query) throws ApiFailure {
    String token =
        new String(Base64.getUrlDecoder().decode(decodable(query)), StandardCharsets.UTF_8);
    String[] parts = token.split(":", -1);
    if (parts.length != 3 || !parts[0].equals(resource.plural()) || !parts[2].matches("\\d{1,9}")) {
      throw notValid();
    }
    Kept list;
    synchronized (kept) {
      list = kept.get(parts[1]);
    }
    if (list == null || list.eras != store.eras()) {
      throw ApiFailure.expired(
          "The provided continue parameter is too old to display a consistent list result."
              + " You must start a new list without the continue parameter.");
    }
    return cut(resource, list.listing, Integer.parseInt(parts[2]), query.limit(), parts[1]);
  }

  private Page cut(Resource resource, Listing listing, int from, int limit, String id) {
    int size = listing.items().size();
    int start = Math.min(from, size);
    if (limit == 0 || size - start <= limit) {
      List<Stored> items = listing.items().subList(start, size);
      return new Page(resource, listing.revision(), items, Rest.NONE);
    }
    String keptAs = id.isEmpty() ? keep(listing) : id;
    String token = resource.plural() + ":" + keptAs + ":" + (start + limit);
    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(token.getBytes(StandardCharsets.UTF_8));
    List<Stored> items = listing.items().subList(start, start + limit);
    return new Page(resource, listing.revision(), items, new Rest(encoded, size - start - limit));
  }

  private String keep(Listing listing) {
    synchronized (kept) {
      String id = Long.toString(++lastId);
      kept.put(id, new Kept(listing, store.eras()));
      return id;
    }
  }

  private static String decodable(ListQuery query) throws ApiFailure {
    if (!query.continueToken().matches("[A-Za-z0-9_-]{2,}")
        || query.continueToken().length() % 4 == 1) {
      throw notValid();
    }
    return query.continueToken();
  }

  private static ApiFailure notValid() {
    return ApiFailure.badRequest("continue key is not valid");
  }
}
