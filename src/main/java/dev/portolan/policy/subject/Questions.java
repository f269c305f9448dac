package dev.portolan.policy.subject;

import dev.portolan.model.Ingress;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Party;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.Role;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.service.Families;
import dev.portolan.policy.service.IngressJudge;
import dev.portolan.policy.service.Judging;
import dev.portolan.policy.service.ServiceJudge;
import dev.portolan.policy.service.ServiceVerdict;
import dev.portolan.policy.service.Tally;
import dev.portolan.policy.subject.Answer.Finding;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Answers questions between any two subjects of one snapshot: a pod, a workload, a service, an
/// ingress host, an address, a range. For one thread at a time.
public final class Questions {
  private final SnapshotIndex index;
  private final Pairs pairs;
  private final ServiceJudge services;
  private final IngressJudge ingresses;
  private final Ends ends;

  /// The parties of subjects that were asked about before.
  private final IdentityHashMap<Subject, List<Party>> known = new IdentityHashMap<>();

  private Questions(Reachability reachability, SnapshotIndex index, Judging judging) {
    this.index = index;
    this.pairs = new Pairs(reachability, judging);
    this.services = new ServiceJudge(reachability, index, judging);
    this.ingresses = new IngressJudge(index, services);
    this.ends = new Ends(reachability, index, services);
  }

  /// Answers with every reason.
  public static Questions explained(Reachability reachability, SnapshotIndex index) {
    return new Questions(reachability, index, reachability::explain);
  }

  /// Answers with the reasons that decide, which is quicker.
  public static Questions brief(Reachability reachability, SnapshotIndex index) {
    return new Questions(reachability, index, reachability::judge);
  }

  public Answer ask(Subject from, Subject to, Wanted wanted) {
    if (outside(from) && outside(to)) {
      return nothing(
          State.NOT_APPLICABLE, "neither end is in the cluster: no policy speaks of them");
    }
    List<Party> sources = parties(from);
    if (sources.isEmpty()) {
      return nothing(
          from instanceof Subject.Host ? State.UNDECIDED : State.NOT_APPLICABLE, ends.nobody(from));
    }
    return switch (to) {
      case Subject.ServiceSubject s -> service(sources, s.service(), s.address(), wanted);
      case Subject.Host h -> host(sources, h, wanted);
      case Subject.Address a ->
          nodePort(a, wanted)
              .map(s -> service(sources, s, a.address(), wanted))
              .orElseGet(() -> parties(sources, to, wanted));
      case Subject.Pods p -> parties(sources, to, wanted);
      case Subject.Range r -> parties(sources, to, wanted);
    };
  }

  private List<Party> parties(Subject subject) {
    return known.computeIfAbsent(subject, ends::of);
  }

  private Answer parties(List<Party> sources, Subject to, Wanted wanted) {
    List<Party> targets = parties(to);
    return targets.isEmpty()
        ? nothing(State.NOT_APPLICABLE, ends.nobody(to))
        : pairs.ask(sources, targets, wanted);
  }

  private static boolean outside(Subject subject) {
    return subject instanceof Subject.Address || subject instanceof Subject.Range;
  }

  /// The service that is met at a node's address on this port.
  private Optional<Service> nodePort(Subject.Address address, Wanted wanted) {
    if (address.node().isEmpty() || !(wanted instanceof Wanted.Port port)) {
      return Optional.empty();
    }
    return index.snapshot().services().stream()
        .filter(s -> s.ports().stream().anyMatch(p -> isNodePort(p, port)))
        .findFirst();
  }

  private static boolean isNodePort(ServicePort port, Wanted.Port asked) {
    return port.nodePort() != 0
        && port.nodePort() == asked.port().number()
        && port.protocol() == asked.protocol();
  }

  private Answer service(List<Party> all, Service named, String address, Wanted wanted) {
    Service service = services.alias(named).orElse(named);
    if (service.type() == Service.Type.EXTERNAL_NAME) {
      return nothing(State.UNDECIDED, ServiceJudge.elsewhere(service));
    }
    List<Party> sources = ofFamily(all, services.backends(service));
    if (wanted instanceof Wanted.Ping) {
      return service.headless()
          ? pairs.ask(sources, services.backends(service), wanted)
          : nothing(
              State.NOT_APPLICABLE,
              "a service's address is only known to address translation and answers no ping");
    }
    List<Finding> findings = new ArrayList<>();
    List<Tally.Part> parts = new ArrayList<>();
    List<Wanted.Port> ports = ports(service, wanted);
    for (Wanted.Port port : ports) {
      for (Party source : sources) {
        ServiceVerdict judged =
            services.judgeAt(address, source, service, port.protocol(), port.port().number());
        findings.addAll(findings(source, service, port, judged));
        String what = port.protocol() + " " + port.port();
        parts.add(
            new Tally.Part(
                sources.size() == 1 ? what : Ends.name(source) + " to " + what, judged.verdict()));
      }
    }
    if (ports.isEmpty()) {
      return nothing(State.NOT_APPLICABLE, noPort(service, wanted));
    }
    return new Answer(
        Tally.of(sources.size() == 1 ? "ports" : "sources and ports", parts),
        findings.stream().limit(Answer.MOST_FINDINGS).toList(),
        findings.size(),
        null);
  }

  /// The sources that have an address family in common with a backend; all when none has.
  private static List<Party> ofFamily(List<Party> sources, List<Party> backends) {
    List<Party> shared =
        sources.stream().filter(s -> backends.stream().anyMatch(b -> Families.same(s, b))).toList();
    return shared.isEmpty() ? sources : shared;
  }

  private static List<Finding> findings(
      Party source, Service service, Wanted.Port port, ServiceVerdict judged) {
    String from = Ends.name(source);
    if (judged.backends().isEmpty()) {
      String to = "svc/" + service.ref().path();
      return List.of(new Finding(from, to, port.protocol() + " " + port.port(), judged.verdict()));
    }
    return judged.backends().stream()
        .map(
            b ->
                new Finding(
                    from,
                    Ends.name(b.party()),
                    port.protocol() + " " + b.targetPort(),
                    b.verdict()))
        .toList();
  }

  /// The service's ports that are asked for, as numbers; a number that it does not declare stays,
  /// and is answered as such.
  private static List<Wanted.Port> ports(Service service, Wanted wanted) {
    return switch (wanted) {
      case Wanted.Port p when !p.port().isNamed() -> List.of(p);
      case Wanted.Port p ->
          service.ports().stream()
              .filter(s -> s.protocol() == p.protocol() && s.name().equals(p.port().name()))
              .map(Questions::wanted)
              .toList();
      case Wanted.Declared d ->
          service.ports().stream()
              .filter(s -> d.takes(s.protocol()))
              .map(Questions::wanted)
              .toList();
      case Wanted.Ping ignored -> List.of();
    };
  }

  private static Wanted.Port wanted(ServicePort port) {
    return new Wanted.Port(port.protocol(), PortRef.of(port.port()));
  }

  private static String noPort(Service service, Wanted wanted) {
    return switch (wanted) {
      case Wanted.Port p ->
          "the service %s has no %s port named %s"
              .formatted(service.ref().path(), p.protocol(), p.port().name());
      default -> "the service " + service.ref().path() + " declares no such port; name one";
    };
  }

  private Answer host(List<Party> sources, Subject.Host host, Wanted wanted) {
    if (!http(wanted)) {
      return nothing(State.NOT_APPLICABLE, "an ingress is met on the TCP ports 80 and 443");
    }
    List<Tally.Part> parts = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<Tally.Part> ways = new ArrayList<>();
    for (Ingress ingress : host.ingresses()) {
      String named = host.host().equals(ingress.ref().path()) ? "" : host.host();
      for (IngressJudge.Route route : ingresses.routes(ingress, named)) {
        parts.add(new Tally.Part(route.path(), route.verdict()));
        findings.add(new Finding("controller", route.path(), "TCP", route.verdict()));
      }
      for (Party source : sources) {
        ways.add(new Tally.Part(Ends.name(source), ingresses.toController(source, ingress)));
      }
    }
    Verdict way = Tally.of("sources", ways);
    ways.stream()
        .limit(Answer.MOST_FINDINGS)
        .forEach(w -> findings.add(new Finding(w.name(), "controller", "TCP", w.verdict())));
    return new Answer(through(way, Tally.of("paths", parts)), findings, findings.size(), null);
  }

  private static boolean http(Wanted wanted) {
    return switch (wanted) {
      case Wanted.Ping ignored -> false;
      case Wanted.Declared d -> d.takes(Protocol.TCP);
      case Wanted.Port p ->
          p.protocol() == Protocol.TCP
              && Set.of("80", "443", "http", "https").contains(p.port().toString());
    };
  }

  /// The controller's own way decides; the way to the controller can only take away from it.
  private static Verdict through(Verdict way, Verdict behind) {
    return switch (way.state()) {
      case ALLOWED -> behind;
      case DENIED -> way;
      case UNDECIDED -> behind.state() == State.ALLOWED ? way : behind;
      case NOT_APPLICABLE -> {
        List<Reason> reasons = new ArrayList<>(behind.reasons());
        reasons.add(
            new Reason(
                Role.NOTE,
                null,
                null,
                -1,
                "judged from the controller's pods on: no service on port 80 or 443 leads to them"));
        yield new Verdict(behind.state(), reasons);
      }
    };
  }

  private static Answer nothing(State state, String why) {
    return new Answer(Tally.one(state, why), List.of(), 0, null);
  }
}
