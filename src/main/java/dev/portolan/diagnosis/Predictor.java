package dev.portolan.diagnosis;

import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.policy.Party;
import dev.portolan.policy.Traffic;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.State;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says what the policies predict of exactly that connection which a check has tried: policies
/// judge the backend pod after translation, at its target port.
final class Predictor {
  private static final int DNS = 53;

  private final Ground ground;

  Predictor(Ground ground) {
    this.ground = ground;
  }

  Edge edge(CheckRequest request, Finding finding) {
    Pod source = ground.snapshot().pod(request.from().podRef()).orElse(null);
    int port = port(request, finding);
    Protocol protocol = udp(finding) ? Protocol.UDP : Protocol.TCP;
    Service service = service(request, finding).orElse(null);
    Pod target = target(request, finding).orElse(null);
    Verdict verdict;
    if (source == null) {
      verdict = nothing("the caller is not a pod that the snapshot holds");
    } else if (icmp(finding)) {
      verdict = target == null ? nothing("it is no pod") : icmp(source, target);
    } else if (port == 0) {
      verdict = nothing("no port is known");
    } else if (target == null && service != null) {
      Party from = Ground.party(source, address(service));
      String at = host(finding.address());
      verdict = ground.services().judgeAt(at, from, service, protocol, port).verdict();
    } else {
      verdict = direct(source, target, finding.address(), new Traffic.ToPort(protocol, port));
    }
    return new Edge(request, finding, ground.plugin().mark(verdict), port, source, target, service);
  }

  private Verdict direct(Pod source, @Nullable Pod target, String address, Traffic traffic) {
    if (target != null) {
      Party to = Ground.party(target, address);
      return ground.reachability().explain(Ground.party(source, to.address()), to, traffic);
    }
    return Names.literal(address)
        ? ground
            .reachability()
            .explain(Ground.party(source, address), Party.outside(address), traffic)
        : nothing("which addresses the name has, the policies cannot tell");
  }

  private Verdict icmp(Pod source, Pod target) {
    Party to = Party.of(target);
    return ground
        .reachability()
        .explain(Ground.party(source, to.address()), to, new Traffic.Icmp());
  }

  private static Verdict nothing(String why) {
    return new Verdict(State.NOT_APPLICABLE, List.of(Reason.general(why)));
  }

  private static String address(Service service) {
    return service.clusterIps().isEmpty() ? "" : service.clusterIps().getFirst();
  }

  private static boolean icmp(Finding finding) {
    return finding instanceof Finding.Ping
        || finding instanceof Finding.Trace
        || finding instanceof Finding.Mtu;
  }

  private static boolean udp(Finding finding) {
    return finding instanceof Finding.Udp || finding instanceof Finding.Lookup;
  }

  private static int port(CheckRequest request, Finding finding) {
    return switch (finding) {
      case Finding.Connect c -> c.port();
      case Finding.Udp u -> u.port();
      case Finding.Tls t -> t.port();
      case Finding.Grpc g -> g.port();
      case Finding.Lookup _ -> DNS;
      case Finding.Http _ ->
          request.port() > 0
              ? request.port()
              : request.question() instanceof Question.Http h && h.tls() ? 443 : 80;
      default -> 0;
    };
  }

  /// The pod that was asked by its own address.
  private Optional<Pod> target(CheckRequest request, Finding finding) {
    String address = finding instanceof Finding.Lookup l ? l.server() : host(finding.address());
    if (request.to() instanceof Target.PodTarget t && !(finding instanceof Finding.Lookup)) {
      return ground.snapshot().pod(t.pod());
    }
    return ground.index().podByIp(address);
  }

  private Optional<Service> service(CheckRequest request, Finding finding) {
    if (finding instanceof Finding.Lookup l) {
      return l.server().isEmpty()
          ? Names.dns(ground.snapshot())
          : ground.index().serviceByIp(l.server());
    }
    Optional<Service> byAddress = ground.index().serviceByIp(host(finding.address()));
    if (byAddress.isPresent()) {
      return byAddress;
    }
    if (ground.index().nodeByIp(host(finding.address())).isPresent()) {
      int port = port(request, finding);
      return ground.snapshot().services().stream()
          .filter(s -> s.ports().stream().anyMatch(p -> p.nodePort() > 0 && p.nodePort() == port))
          .findFirst();
    }
    return switch (request.to()) {
      case Target.ServiceTarget t -> ground.snapshot().service(t.service());
      case Target.HostTarget t ->
          Names.service(ground.snapshot(), t.host(), request.from().namespace());
      default -> Optional.empty();
    };
  }

  /// The host of an address, which may be a URL.
  private static String host(String address) {
    int scheme = address.indexOf("://");
    if (scheme < 0) {
      return address;
    }
    String rest = address.substring(scheme + 3).split("[/?#]", 2)[0];
    if (rest.startsWith("[")) {
      return rest.substring(1, Math.max(1, rest.indexOf(']')));
    }
    int colon = rest.lastIndexOf(':');
    return colon < 0 ? rest : rest.substring(0, colon);
  }
}
