package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.Kind;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Protocol;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads endpoint slices (discovery.k8s.io/v1 and v1beta1: the fields read here are the same).
public final class EndpointSliceReader {
  private static final String SERVICE_NAME = "kubernetes.io/service-name";

  private final MetadataReader meta = new MetadataReader();
  private List<EndpointSlice.Endpoint> endpoints = List.of();
  private List<EndpointSlice.EndpointPort> ports = List.of();
  private String savedService = "";

  private EndpointSliceReader() {}

  public static List<EndpointSlice> read(JsonParser in) throws IOException {
    EndpointSliceReader slice = new EndpointSliceReader();
    Json.object(in, field -> slice.field(in, field));
    Metadata meta = slice.meta.of(Kind.ENDPOINT_SLICE);
    String service = meta.labels().getOrDefault(SERVICE_NAME, slice.savedService);
    return List.of(new EndpointSlice(meta, service, slice.endpoints, slice.ports));
  }

  private void field(JsonParser in, String field) throws IOException {
    switch (field) {
      case "metadata" -> meta.read(in);
      case "endpoints" -> endpoints = Json.list(in, Endpoint::read);
      case "ports" -> ports = Json.list(in, EndpointSliceReader::port);
      // in saved snapshots, of slices without the label
      case "portolan" -> savedService = Json.texts(in).getOrDefault("serviceName", "");
      default -> {}
    }
  }

  /// A port of a slice or of an Endpoints subset.
  static EndpointSlice.EndpointPort port(JsonParser in) throws IOException {
    Port p = new Port();
    Json.object(in, field -> p.field(in, field));
    return new EndpointSlice.EndpointPort(p.name, p.protocol, p.number);
  }

  private static final class Port {
    private String name = "";
    private Protocol protocol = Protocol.TCP;
    private int number;

    void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "name" -> name = Json.text(in);
        case "protocol" -> protocol = Parts.protocol(in);
        case "port" -> number = Json.number(in);
        default -> {}
      }
    }
  }

  private static final class Endpoint {
    private List<String> addresses = List.of();
    private boolean ready = true;
    private @Nullable Boolean serving;
    private boolean terminating;
    private @Nullable ObjectRef target;

    static EndpointSlice.Endpoint read(JsonParser in) throws IOException {
      Endpoint e = new Endpoint();
      Json.object(in, field -> e.field(in, field));
      boolean serving = e.serving == null ? e.ready : e.serving;
      return new EndpointSlice.Endpoint(e.addresses, e.ready, serving, e.terminating, e.target);
    }

    private void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "addresses" -> addresses = Json.list(in, Json::text);
        case "conditions" -> Json.object(in, name -> condition(in, name));
        case "targetRef" -> target = Parts.reference(in);
        default -> {}
      }
    }

    /// Unset means ready, and serving as ready (discovery/v1 EndpointConditions).
    private void condition(JsonParser in, String field) {
      if (in.currentToken() == JsonToken.VALUE_NULL) {
        return;
      }
      switch (field) {
        case "ready" -> ready = Json.truth(in);
        case "serving" -> serving = Json.truth(in);
        case "terminating" -> terminating = Json.truth(in);
        default -> {}
      }
    }
  }
}
