package dev.portolan.probe.target;

import dev.portolan.model.EndpointSlice;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.EndpointSlice.EndpointPort;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.Addresses;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.Lines;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Question.RecordType;
import dev.portolan.probe.Target.HostTarget;
import dev.portolan.probe.Target.IngressTarget;
import dev.portolan.probe.Target.PodTarget;
import dev.portolan.probe.Target.ServiceTarget;
import dev.portolan.probe.target.Aim.Method;
import dev.portolan.probe.target.Aim.Point;
import dev.portolan.probe.target.Aim.Points;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says what is to be looked up in DNS for a target, and whom to ask: names by the DNS-based
/// service discovery of Kubernetes (its specification, version 1.1.0).
final class DnsTargets {
  /// Where clusters have their DNS: kubeadm and most clouds, then OpenShift.
  private static final List<ObjectRef> SERVERS =
      List.of(
          ObjectRef.service("kube-system", "kube-dns"),
          ObjectRef.service("kube-system", "coredns"),
          ObjectRef.service("openshift-dns", "dns-default"));

  private static final int MAX_NAMES = 8;

  private final SnapshotIndex index;

  DnsTargets(SnapshotIndex index) {
    this.index = index;
  }

  /// Of the servers those that the caller can have a way to, by their address.
  Aim resolve(CheckRequest request, Question.Dns question) {
    Aim all = asked(request, question);
    return all instanceof Points p ? p.at(Families.reachable(request, index, p.points())) : all;
  }

  private Aim asked(CheckRequest request, Question.Dns question) {
    return switch (request.to()) {
      case PodTarget t -> pod(question, t.pod());
      case ServiceTarget t -> service(question, t.service());
      case IngressTarget t -> name(question, t.host());
      case HostTarget t -> name(question, Addresses.ascii(t.host()));
    };
  }

  private Aim pod(Question.Dns question, ObjectRef ref) {
    List<String> ips = index.snapshot().pod(ref).map(Pod::ips).orElse(List.of());
    if (ips.isEmpty()) {
      return Aim.failed(ref.path() + " has no address that a name could be for.", "");
    }
    if (question.type() == RecordType.PTR) {
      return aim(question, ips.stream().map(ReverseName::of).toList(), "");
    }
    boolean six = question.type() == RecordType.AAAA;
    Optional<String> ip = ips.stream().filter(i -> Addresses.isIpv6(i) == six).findFirst();
    String dashed = ip.orElse(ips.getFirst()).replace('.', '-').replace(':', '-');
    return aim(
        question,
        List.of(dashed + "." + ref.namespace() + ".pod"),
        "A pod's name in DNS is made of its address; not every cluster's DNS has such names.");
  }

  private Aim service(Question.Dns question, ObjectRef ref) {
    Optional<Service> found = index.snapshot().service(ref);
    if (found.isEmpty()) {
      return Aim.failed("There is no " + ref + ".", "");
    }
    String name = ref.name() + "." + ref.namespace();
    return switch (question.type()) {
      case A, AAAA -> aim(question, List.of(name), "");
      case SRV -> srv(question, found.get(), name);
      case PTR ->
          found.get().clusterIps().isEmpty()
              ? Aim.failed(ref.path() + " has no address that a name could be for.", "")
              : aim(question, found.get().clusterIps().stream().map(ReverseName::of).toList(), "");
    };
  }

  private Aim srv(Question.Dns question, Service service, String name) {
    List<String> names = new ArrayList<>();
    for (ServicePort port : service.ports()) {
      if (!port.name().isEmpty() && port.protocol() != Protocol.SCTP) {
        String protocol = port.protocol() == Protocol.UDP ? "._udp." : "._tcp.";
        names.add("_" + port.name() + protocol + name);
      }
    }
    return names.isEmpty()
        ? Aim.failed(
            service.ref().path() + " names none of its ports.",
            "Only named ports have SRV records.")
        : aim(question, names.subList(0, Math.min(MAX_NAMES, names.size())), "");
  }

  private Aim name(Question.Dns question, String host) {
    if (Addresses.isLiteral(host)) {
      boolean asked = question.type() == RecordType.PTR;
      return asked
          ? aim(question, List.of(ReverseName.of(host)), "")
          : Aim.failed("An address has no records of its own.", "Ask for its name: PTR.");
    }
    if (!Addresses.isHostName(host)) {
      return new Aim.Nothing(
          Outcome.UNRESOLVED,
          "Not a host name or an IP address: " + Lines.shown(host, 80),
          "A host name has letters, digits, hyphens and dots, 253 at most.");
    }
    boolean reverse = host.endsWith(".arpa") || host.endsWith(".arpa.");
    return question.type() == RecordType.PTR && !reverse
        ? Aim.failed("PTR is asked of an address.", "Give the address whose name is wanted.")
        : aim(question, List.of(host), "");
  }

  private Aim aim(Question.Dns question, List<String> names, String note) {
    List<Point> points = new ArrayList<>();
    names.forEach(n -> points.add(new Point("", 0, "", n)));
    if (!question.backends()) {
      return new Points(Method.DNS, points, "", note, false);
    }
    List<Point> servers = servers();
    servers.forEach(s -> names.forEach(n -> points.add(at(s, n))));
    String more =
        servers.isEmpty()
            ? "The cluster's DNS (the service kube-dns) was not found, so its backends were not"
                + " asked by themselves."
            : "";
    return new Points(Method.DNS, points, "", (note + " " + more).strip(), false);
  }

  private static Point at(Point server, String name) {
    return new Point(server.address(), server.port(), "", name);
  }

  private List<Point> servers() {
    Set<Point> found = new LinkedHashSet<>();
    for (ObjectRef ref : SERVERS) {
      for (EndpointSlice slice : index.slices(ref)) {
        for (EndpointPort port : slice.ports()) {
          slice.endpoints().stream()
              .filter(e -> port.protocol() == Protocol.UDP)
              .forEach(e -> found.addAll(points(e, port.port())));
        }
      }
    }
    return List.copyOf(found);
  }

  private static List<Point> points(Endpoint endpoint, int port) {
    return endpoint.addresses().stream().map(a -> new Point(a, port, "")).toList();
  }
}
