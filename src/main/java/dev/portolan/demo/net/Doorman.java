package dev.portolan.demo.net;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.store.Stored;
import dev.portolan.demo.world.SimulationNotes;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.ObjectRef;
import java.util.Optional;

/// Stands in for the programs at the addresses of ingresses: hands requests on by host and path, as
/// controllers do.
public final class Doorman {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NO_ENDPOINTS = 503;

  private final ObjectStore store;
  private final View view;

  Doorman(ObjectStore store, View view) {
    this.store = store;
    this.view = view;
  }

  /// The status of a request; 200 from where no ingress is.
  public int status(String ip, String host, String path) {
    boolean met = false;
    JsonNode best = null;
    String home = "";
    for (Stored stored : store.list(Resource.INGRESSES, "").items()) {
      JsonNode ingress = stored.tree();
      if (!at(ingress, ip)) {
        continue;
      }
      met = true;
      for (JsonNode rule : ingress.at("/spec/rules")) {
        for (JsonNode candidate : rule.at("/http/paths")) {
          boolean longer = best == null || length(candidate) > length(best);
          if (rule.path("host").asText().equals(host) && takes(candidate, path) && longer) {
            best = candidate;
            home = stored.namespace();
          }
        }
      }
    }
    return !met ? OK : best == null ? NOT_FOUND : serves(home, best) ? OK : NO_ENDPOINTS;
  }

  /// True for a host whose ingress names a TLS secret that is not there.
  public boolean lacksSecret(String ip, String host) {
    return store.list(Resource.INGRESSES, "").items().stream()
        .map(Stored::tree)
        .filter(i -> at(i, ip) && i.toString().contains("\"" + host + "\""))
        .anyMatch(
            i ->
                i.at("/metadata/annotations")
                    .path(SimulationNotes.BEHAVIOUR)
                    .asText()
                    .equals("no-secret"));
  }

  private static boolean at(JsonNode ingress, String ip) {
    return ingress.at("/status/loadBalancer/ingress/0/ip").asText().equals(ip);
  }

  private static int length(JsonNode path) {
    return path.path("path").asText().length();
  }

  private static boolean takes(JsonNode candidate, String path) {
    String prefix = candidate.path("path").asText("/");
    return path.equals(prefix) || path.startsWith(prefix.endsWith("/") ? prefix : prefix + "/");
  }

  private boolean serves(String namespace, JsonNode path) {
    String service = path.at("/backend/service/name").asText();
    Optional<Endpoint> ready =
        view.index().endpoints(ObjectRef.service(namespace, service)).stream()
            .filter(Endpoint::ready)
            .findFirst();
    return ready.isPresent();
  }
}
