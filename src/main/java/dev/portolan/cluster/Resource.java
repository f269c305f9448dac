package dev.portolan.cluster;

import dev.portolan.cluster.json.EndpointSliceReader;
import dev.portolan.cluster.json.EndpointsReader;
import dev.portolan.cluster.json.IngressReader;
import dev.portolan.cluster.json.JobReader;
import dev.portolan.cluster.json.NamespaceReader;
import dev.portolan.cluster.json.NetworkPolicyReader;
import dev.portolan.cluster.json.NodeReader;
import dev.portolan.cluster.json.ObjectReader;
import dev.portolan.cluster.json.PodReader;
import dev.portolan.cluster.json.ServiceReader;
import dev.portolan.cluster.json.WorkloadReader;
import dev.portolan.model.Kind;
import java.util.ArrayList;
import java.util.List;

/// Where the API serves a kind: its places, the newest first. A server has at least one of them,
/// unless it does not serve the kind at all.
record Resource(Kind kind, List<Place> places) {
  Resource {
    places = List.copyOf(places);
  }

  /// One place in the API, and the reader of what is found there.
  ///
  /// @param path such as `api/v1` or `apis/apps/v1`
  record Place(String path, String plural, ObjectReader reader) {
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
    String core = "api/v1";
    String apps = "apis/apps/v1";
    String net = "apis/networking.k8s.io/";
    String discovery = "apis/discovery.k8s.io/";
    return List.of(
        one(Kind.NAMESPACE, core, NamespaceReader::read),
        one(Kind.NODE, core, NodeReader::read),
        one(Kind.SERVICE, core, ServiceReader::read),
        one(Kind.POD, core, PodReader::read),
        new Resource(
            Kind.ENDPOINT_SLICE,
            List.of(
                new Place(discovery + "v1", "endpointslices", EndpointSliceReader::read),
                new Place(discovery + "v1beta1", "endpointslices", EndpointSliceReader::read),
                new Place(core, "endpoints", EndpointsReader::read))),
        one(Kind.DEPLOYMENT, apps, WorkloadReader.of(Kind.DEPLOYMENT)),
        one(Kind.REPLICA_SET, apps, WorkloadReader.of(Kind.REPLICA_SET)),
        one(Kind.STATEFUL_SET, apps, WorkloadReader.of(Kind.STATEFUL_SET)),
        one(Kind.DAEMON_SET, apps, WorkloadReader.of(Kind.DAEMON_SET)),
        one(Kind.JOB, "apis/batch/v1", JobReader::read),
        new Resource(
            Kind.INGRESS,
            List.of(
                new Place(net + "v1", "ingresses", IngressReader::read),
                new Place(net + "v1beta1", "ingresses", IngressReader::read))),
        one(Kind.NETWORK_POLICY, net + "v1", NetworkPolicyReader::read));
  }

  private static Resource one(Kind kind, String path, ObjectReader reader) {
    return new Resource(kind, List.of(new Place(path, kind.plural(), reader)));
  }
}
