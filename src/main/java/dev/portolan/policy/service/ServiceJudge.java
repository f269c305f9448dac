package dev.portolan.policy.service;

import dev.portolan.model.NodeTraffic;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Party;
import dev.portolan.policy.Party.Outside;
import dev.portolan.policy.Party.PodParty;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Traffic.ToPort;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.Role;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.service.ServiceVerdict.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Judges a connection to a service: policies see the backend pods, at their target ports
/// (kubernetes.io, Concepts, Network Policies: what is judged is the pod, after translation).
public final class ServiceJudge {
  private static final int MOST_ALIASES = 4;

  private final Judging judging;
  private final SnapshotIndex index;
  private final Backends backends;
  private final Arrival arrival;

  public ServiceJudge(Reachability reachability, SnapshotIndex index) {
    this(reachability, index, reachability::explain);
  }

  /// A judge that gives as many reasons as `judging` does.
  public ServiceJudge(Reachability reachability, SnapshotIndex index, Judging judging) {
    this.judging = judging;
    this.index = index;
    this.backends = new Backends(index);
    this.arrival = new Arrival(reachability, index, judging);
  }

  /// A connection from one party to a port of the service. A node port of the service is understood
  /// as well: it is met from outside, through a node.
  public ServiceVerdict judge(Party source, Service service, Protocol protocol, int servicePort) {
    return judge(source, service, protocol, servicePort, "", 0);
  }

  /// The same for the address that is asked: a node's, for its node port, one for the outside, or
  /// the service's own.
  public ServiceVerdict judgeAt(
      String address, Party source, Service service, Protocol protocol, int port) {
    return judge(source, service, protocol, port, address, 0);
  }

  /// The parties behind a service, whatever its ports: each pod with each of its addresses.
  public List<Party> backends(Service service) {
    return backends.pods(service);
  }

  /// Why a service has no backend, as one clause.
  public String nobody(Service service) {
    return backends.nobody(service);
  }

  /// The service of this cluster that an ExternalName service leads to.
  public Optional<Service> alias(Service service) {
    String[] labels = service.exposure().externalName().split("\\.", -1);
    boolean inside =
        labels.length >= 3
            && labels[2].equals("svc")
            && (labels.length == 3 || String.join(".", labels).endsWith(".svc.cluster.local"));
    return inside
        ? index.snapshot().service(ObjectRef.service(labels[1], labels[0]))
        : Optional.empty();
  }

  /// Why an ExternalName service cannot be judged.
  public static String elsewhere(Service service) {
    return "the service is an alias of the name "
        + service.exposure().externalName()
        + ": which addresses that has, policies cannot tell";
  }

  private ServiceVerdict judge(
      Party source, Service service, Protocol protocol, int asked, String address, int depth) {
    if (service.type() == Service.Type.EXTERNAL_NAME) {
      return external(source, service, protocol, asked, depth);
    }
    Optional<ServicePort> declared = port(service, protocol, asked);
    if (declared.isEmpty() && service.headless()) {
      return headless(source, service, protocol, asked);
    }
    if (declared.isEmpty()) {
      return nothing(
          "the service has no port %s%s; %s"
              .formatted(protocol == Protocol.TCP ? "" : protocol + " ", asked, ports(service)));
    }
    ServicePort port = declared.get();
    Backends.Found found = backends.of(service, port);
    if (found.spots().isEmpty()) {
      return nothing(found.why());
    }
    boolean nodePort = port.port() != asked;
    boolean arrives = nodePort || source instanceof Outside || service.exposure().has(address);
    boolean anyNode = arrives && index.nodeByIp(address).isEmpty();
    Nearby near =
        anyNode
            ? Nearby.all(found.spots())
            : Nearby.of(NodeTraffic.to(address, service, Nearby.pod(source), index), found.spots());
    if (near.spots().isEmpty()) {
      return nothing(near.note());
    }
    List<Backend> judged = new ArrayList<>();
    for (Backends.Spot spot : Families.shared(source, near.spots())) {
      ToPort traffic = new ToPort(protocol, spot.port());
      Verdict verdict =
          arrives
              ? arrival.judge(source, service, address, spot.party(), traffic)
              : judging.of(source, spot.party(), traffic);
      judged.add(new Backend(spot.party(), spot.port(), verdict));
    }
    String note =
        service.headless()
            ? "headless: clients meet the pods themselves, at their own port"
            : near.note();
    return near.certain() ? whole(judged, note) : perhaps(whole(judged, ""), note);
  }

  /// A headless service translates nothing: any port of its pods can be asked for.
  private ServiceVerdict headless(Party source, Service service, Protocol protocol, int asked) {
    List<Backends.Spot> spots =
        backends.pods(service).stream().map(p -> new Backends.Spot(p, asked)).toList();
    if (spots.isEmpty()) {
      return nothing(backends.nobody(service));
    }
    List<Backend> judged = new ArrayList<>();
    for (Backends.Spot spot : Families.shared(source, spots)) {
      ToPort traffic = new ToPort(protocol, asked);
      judged.add(new Backend(spot.party(), asked, judging.of(source, spot.party(), traffic)));
    }
    return whole(
        judged, "headless, and it declares no such port: judged at port " + asked + " of the pods");
  }

  private ServiceVerdict external(
      Party source, Service service, Protocol protocol, int asked, int depth) {
    Optional<Service> alias = depth < MOST_ALIASES ? alias(service) : Optional.empty();
    if (alias.isPresent()) {
      ServiceVerdict there = judge(source, alias.get(), protocol, asked, "", depth + 1);
      List<Reason> reasons = new ArrayList<>(there.verdict().reasons());
      reasons.add(note("it is an alias of the service " + alias.get().ref().path()));
      return new ServiceVerdict(new Verdict(there.verdict().state(), reasons), there.backends());
    }
    return new ServiceVerdict(Tally.one(State.UNDECIDED, elsewhere(service)), List.of());
  }

  /// What is allowed is not sure to be met.
  private static ServiceVerdict perhaps(ServiceVerdict judged, String why) {
    return judged.verdict().state() == State.ALLOWED
        ? new ServiceVerdict(Tally.one(State.UNDECIDED, why), judged.backends())
        : judged;
  }

  private static ServiceVerdict whole(List<Backend> judged, String note) {
    Verdict verdict =
        Tally.of(
            "backends",
            judged.stream().map(b -> new Tally.Part(name(b.party()), b.verdict())).toList());
    if (note.isEmpty()) {
      return new ServiceVerdict(verdict, judged);
    }
    List<Reason> reasons = new ArrayList<>(verdict.reasons());
    reasons.add(note(note));
    return new ServiceVerdict(new Verdict(verdict.state(), reasons), judged);
  }

  static String name(Party party) {
    return party instanceof PodParty p ? p.pod().ref().path() : party.address();
  }

  private static Reason note(String text) {
    return new Reason(Role.NOTE, null, null, -1, text);
  }

  private static Optional<ServicePort> port(Service service, Protocol protocol, int asked) {
    List<ServicePort> ports =
        service.ports().stream().filter(p -> p.protocol() == protocol).toList();
    return ports.stream()
        .filter(p -> p.port() == asked)
        .findFirst()
        .or(() -> ports.stream().filter(p -> asked != 0 && p.nodePort() == asked).findFirst());
  }

  private static String ports(Service service) {
    if (service.ports().isEmpty()) {
      return "it has none";
    }
    return "it has "
        + service.ports().stream()
            .map(
                p ->
                    (p.protocol() == Protocol.TCP ? "" : p.protocol() + " ")
                        + p.port()
                        + (p.name().isEmpty() ? "" : " (" + p.name() + ")"))
            .collect(Collectors.joining(", "));
  }

  private static ServiceVerdict nothing(String why) {
    return new ServiceVerdict(Tally.one(State.NOT_APPLICABLE, why), List.of());
  }
}
