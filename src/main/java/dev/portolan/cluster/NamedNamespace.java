package dev.portolan.cluster;

import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.cluster.api.Trouble;
import dev.portolan.cluster.json.NamespaceReader;
import dev.portolan.cluster.reflect.Rhythm;
import dev.portolan.cluster.reflect.Sink;
import dev.portolan.cluster.reflect.Wire;
import dev.portolan.model.Coverage;
import dev.portolan.model.Metadata;
import dev.portolan.model.Namespace;
import dev.portolan.model.ObjectRef;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Keeps one namespace up to date where they may not be listed: who has a role in a namespace may
/// often read that one, and with it the labels that policies ask for. What may not even be read is
/// there nevertheless, without labels.
final class NamedNamespace {
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final Wire wire;
  private final String name;
  private final Sink sink;

  NamedNamespace(Wire wire, String name, Sink sink) {
    this.wire = wire;
    this.name = name;
    this.sink = sink;
  }

  /// Asks about once a minute until the thread is interrupted.
  void run() throws InterruptedException {
    Namespace unread = new Namespace(Metadata.of(ObjectRef.namespace(name), Map.of()));
    sink.put(List.of(unread));
    boolean known = false;
    for (int failures = 1; ; failures++) {
      wire.weather().await();
      Duration wait = wire.rhythm().about(Rhythm.FORBIDDEN);
      try {
        Namespace read =
            wire.api()
                .get(
                    wire.api().url(List.of("api", "v1", "namespaces", name)).build(),
                    SILENCE,
                    response -> NamespaceReader.one(response.body().byteStream()));
        sink.put(List.of(read));
        sink.coverage(new Coverage.Complete());
        failures = 0;
        known = true;
      } catch (ApiFailure e) {
        known &= e.code() != 403 && e.code() != 404;
        if (e.code() == 403) {
          sink.put(List.of(unread));
          sink.coverage(new Coverage.Forbidden(e.line()));
        } else if (e.code() == 404) {
          sink.remove(List.of(unread));
          sink.coverage(Scope.missing(name));
        } else {
          trouble(e, known);
          wait = wire.rhythm().backOff(failures, e.retryAfter());
        }
      } catch (IOException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedException("the namespace is not read any more");
        }
        trouble(e, known);
        wait = wire.rhythm().backOff(failures);
      }
      wire.rhythm().pause().sleep(wait);
    }
  }

  /// What was read before is still the best that is known.
  private void trouble(IOException e, boolean known) {
    if (!known) {
      sink.coverage(new Coverage.Failed(Trouble.line(e, wire.api().server())));
    }
    wire.weather().doubt();
  }
}
