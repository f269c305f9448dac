package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.portolan.model.KubeObject;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads a watch's stream of `{"type": ..., "object": ...}`, an event at a time, as soon as it is
/// whole.
public final class WatchReader implements Closeable {
  private static final String INITIAL_END = "k8s.io/initial-events-end";
  private static final ObjectCodec CODEC = new ObjectMapper();

  private final ItemBudget budget;
  private final JsonParser stream;
  private final ObjectReader reader;

  public WatchReader(InputStream body, ObjectReader reader) throws IOException {
    this.budget = new ItemBudget(body);
    this.stream = Json.FACTORY.createParser(budget);
    Json.wantVersions(stream);
    this.reader = reader;
  }

  /// Waits for the next event; null when the server has ended the stream.
  public @Nullable WatchEvent next() throws IOException {
    budget.renew();
    JsonToken first = stream.nextToken();
    if (first == null) {
      return null;
    }
    if (first != JsonToken.START_OBJECT) {
      throw new IOException("the server's answer is not a stream of events");
    }
    Envelope envelope = new Envelope();
    Json.object(stream, envelope::field);
    return envelope.event();
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  /// One event while it is read. The API sends `type` first; if it does not, the object waits.
  private final class Envelope {
    private @Nullable String type;
    private @Nullable TokenBuffer waiting;
    private @Nullable WatchEvent event;

    void field(String name) throws IOException {
      if (name.equals("type")) {
        type = Json.text(stream);
      } else if (name.equals("object") && type != null) {
        event = event(type, stream);
      } else if (name.equals("object")) {
        TokenBuffer buffer = new TokenBuffer(CODEC, false);
        buffer.copyCurrentStructure(stream);
        waiting = buffer;
      }
    }

    WatchEvent event() throws IOException {
      if (event == null && type != null && waiting != null) {
        try (TokenBuffer buffer = waiting;
            JsonParser in = buffer.asParser()) {
          Json.wantVersions(in);
          in.nextToken();
          event = event(type, in);
        }
      }
      return event == null ? new WatchEvent.Unknown(type == null ? "" : type) : event;
    }

    /// An object that is left out changes nothing.
    private static WatchEvent change(
        String type,
        List<? extends KubeObject> objects,
        Function<List<? extends KubeObject>, WatchEvent> event) {
      return objects.isEmpty() ? new WatchEvent.Unknown(type) : event.apply(objects);
    }

    private static WatchEvent.Bookmark bookmark(JsonParser in) throws IOException {
      MetadataReader meta = new MetadataReader();
      Json.object(
          in,
          field -> {
            if (field.equals("metadata")) {
              meta.read(in);
            }
          });
      return new WatchEvent.Bookmark(
          meta.resourceVersion(), meta.annotations().contains(INITIAL_END));
    }

    private WatchEvent event(String type, JsonParser in) throws IOException {
      return switch (type) {
        case "ADDED", "MODIFIED" -> change(type, reader.read(in), WatchEvent.Put::new);
        case "DELETED" -> change(type, reader.read(in), WatchEvent.Deleted::new);
        case "BOOKMARK" -> bookmark(in);
        case "ERROR" -> new WatchEvent.Failure(ApiStatus.read(in));
        default -> {
          in.skipChildren();
          yield new WatchEvent.Unknown(type);
        }
      };
    }
  }
}
