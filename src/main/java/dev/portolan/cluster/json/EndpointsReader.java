package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.Kind;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads Endpoints (core/v1) of servers without EndpointSlices: a slice for each subset, because
/// each has its own ports. The first slice has the object's name, the others `NAME#1`, `NAME#2`
/// (`#` is in no name of the API).
public final class EndpointsReader {
  /// Between the object's name and the number of a further subset.
  public static final String PART = "#";

  private final MetadataReader meta = new MetadataReader();
  private final List<Subset> subsets = new ArrayList<>();

  private EndpointsReader() {}

  public static List<EndpointSlice> read(JsonParser in) throws IOException {
    EndpointsReader object = new EndpointsReader();
    Json.object(in, field -> object.field(in, field));
    return object.build();
  }

  private void field(JsonParser in, String field) throws IOException {
    switch (field) {
      case "metadata" -> meta.read(in);
      case "subsets" ->
          Json.array(
              in,
              () -> {
                Subset subset = new Subset();
                Json.object(in, name -> subset.field(in, name));
                subsets.add(subset);
              });
      default -> {}
    }
  }

  private List<EndpointSlice> build() {
    Metadata first = meta.of(Kind.ENDPOINT_SLICE);
    String service = first.ref().name();
    if (subsets.isEmpty()) {
      return List.of(new EndpointSlice(first, service, List.of(), List.of()));
    }
    List<EndpointSlice> result = new ArrayList<>();
    for (Subset subset : subsets) {
      Metadata own = result.isEmpty() ? first : part(first, result.size());
      result.add(new EndpointSlice(own, service, subset.endpoints, subset.ports));
    }
    return result;
  }

  private static Metadata part(Metadata m, int number) {
    ObjectRef ref =
        new ObjectRef(m.ref().kind(), m.ref().namespace(), m.ref().name() + PART + number);
    return new Metadata(
        ref, m.uid(), m.resourceVersion(), m.labels(), m.owner(), m.created(), m.terminating());
  }

  private static final class Subset {
    private final List<EndpointSlice.Endpoint> endpoints = new ArrayList<>();
    private List<EndpointSlice.EndpointPort> ports = List.of();

    void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "addresses" -> Json.array(in, () -> address(in, true));
        case "notReadyAddresses" -> Json.array(in, () -> address(in, false));
        case "ports" -> ports = Json.list(in, EndpointSliceReader::port);
        default -> {}
      }
    }

    private void address(JsonParser in, boolean ready) throws IOException {
      Address address = new Address();
      Json.object(in, field -> address.field(in, field));
      if (!address.ip.isEmpty()) {
        endpoints.add(
            new EndpointSlice.Endpoint(List.of(address.ip), ready, ready, false, address.target));
      }
    }
  }

  private static final class Address {
    private String ip = "";
    private @Nullable ObjectRef target;

    void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "ip" -> ip = Json.text(in);
        case "targetRef" -> target = Parts.reference(in);
        default -> {}
      }
    }
  }
}
