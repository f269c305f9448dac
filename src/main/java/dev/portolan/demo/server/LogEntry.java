package dev.portolan.demo.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.demo.logs.LogBook;
import dev.portolan.demo.logs.LogBook.Line;
import dev.portolan.demo.net.Tap;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.model.ObjectRef;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Fields;

/// `GET .../pods/NAME/log`: the lines so far, and with `follow` those to come.
final class LogEntry {
  private static final Duration LOOK = Duration.ofSeconds(1);

  /// A follower that has gone is not noticed before something is written to it.
  private static final Duration SILENCE = Duration.ofMinutes(5);

  private final ObjectStore store;
  private final LogBook book;

  LogEntry(ObjectStore store, LogBook book) {
    this.store = store;
    this.book = book;
  }

  /// How a log is asked for.
  private record Wish(boolean follow, boolean stamped, int tail, Instant since) {
    static Wish of(Fields query) throws ApiFailure {
      String since = value(query, "sinceTime");
      String tail = value(query, "tailLines");
      try {
        return new Wish(
            value(query, "follow").equals("true"),
            value(query, "timestamps").equals("true"),
            tail.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(tail),
            since.isEmpty() ? Instant.EPOCH : Instant.parse(since));
      } catch (DateTimeException | NumberFormatException e) {
        throw ApiFailure.badRequest("sinceTime or tailLines is not understood");
      }
    }

    private static String value(Fields query, String name) {
      String value = query.getValue(name);
      return value == null ? "" : value;
    }
  }

  void answer(ApiPath target, Fields query, Exchange exchange)
      throws ApiFailure, IOException, InterruptedException {
    ObjectRef pod = pod(target, query);
    Wish wish = Wish.of(query);
    exchange.response().setStatus(200);
    exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain");
    try (Tap.Hearing _ = book.read();
        OutputStream out = Content.Sink.asOutputStream(exchange.response())) {
      long last = write(first(pod, wish), wish, -1, out);
      long deadline = System.nanoTime() + SILENCE.toNanos();
      while (wish.follow() && System.nanoTime() < deadline && there(target) && open(exchange)) {
        book.await(LOOK);
        long now = write(book.after(pod, last), wish, last, out);
        deadline = now == last ? deadline : System.nanoTime() + SILENCE.toNanos();
        last = now;
      }
    } catch (IOException e) {
      exchange.callback().failed(e); // the reader has gone
      return;
    }
    exchange.callback().succeeded();
  }

  private static boolean open(Exchange exchange) {
    return exchange.request().getConnectionMetaData().getConnection().getEndPoint().isOpen();
  }

  private boolean there(ApiPath target) {
    return store.get(Resource.PODS, target.namespace(), target.name()).isPresent();
  }

  private List<Line> first(ObjectRef pod, Wish wish) {
    List<Line> all =
        book.after(pod, -1).stream().filter(l -> !l.time().isBefore(wish.since())).toList();
    return all.subList(Math.max(0, all.size() - wish.tail()), all.size());
  }

  private static long write(List<Line> lines, Wish wish, long last, OutputStream out)
      throws IOException {
    StringBuilder text = new StringBuilder();
    long newest = Math.max(0, last);
    for (Line line : lines) {
      text.append(wish.stamped() ? line.stamped() : line.text()).append('\n');
      newest = Math.max(newest, line.number());
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
    return newest;
  }

  private ObjectRef pod(ApiPath target, Fields query) throws ApiFailure {
    JsonNode pod =
        store
            .get(Resource.PODS, target.namespace(), target.name())
            .orElseThrow(() -> ApiFailure.notFound(Resource.PODS, target.name()))
            .tree();
    String asked = query.getValue("container");
    boolean known = asked == null || asked.isEmpty();
    for (JsonNode container : pod.at("/spec/containers")) {
      known |= container.path("name").asText().equals(asked);
    }
    if (!known) {
      throw ApiFailure.badRequest(
          "container %s is not valid for pod %s".formatted(asked, target.name()));
    }
    if (pod.at("/status/phase").asText().equals("Pending")) {
      throw ApiFailure.badRequest(
          "container in pod \"%s\" is waiting to start: ContainerCreating"
              .formatted(target.name()));
    }
    return ObjectRef.pod(target.namespace(), target.name());
  }
}
