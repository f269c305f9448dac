package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.Node;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.policy.Party;
import dev.portolan.policy.Traffic;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.service.Because;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.Target;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// What do the policies of both ends say?
final class PolicyRule implements Rule {
  @Override
  public Step look(Chain chain, List<Step> before) {
    Optional<Verdict> judged = verdict(chain);
    if (judged.isEmpty()) {
      return Step.skipped(
          Stage.POLICIES, "Neither end tells an address and a port by which policies could judge.");
    }
    Verdict verdict = chain.ground().plugin().mark(judged.get());
    String[] reasons =
        verdict.reasons().stream().map(PolicyRule::line).distinct().limit(8).toArray(String[]::new);
    return switch (verdict.state()) {
      case ALLOWED -> Step.ok(Stage.POLICIES, "The policies of both ends allow it.", reasons);
      case UNDECIDED ->
          Step.note(
              Stage.POLICIES, "The policies leave it open: " + Because.of(verdict) + ".", reasons);
      case NOT_APPLICABLE -> Step.note(Stage.POLICIES, Because.of(verdict) + ".", reasons);
      case DENIED -> denied(chain, verdict, List.of(reasons));
    };
  }

  private static Step denied(Chain chain, Verdict verdict, List<String> evidence) {
    String policy =
        verdict.reasons().stream()
            .map(Reason::policy)
            .filter(Objects::nonNull)
            .findFirst()
            .map(p -> Kubectl.get(chain.ground().context(), p))
            .orElse("");
    Cause cause =
        new Cause(
            Kind.POLICY,
            "Policies deny it: " + Because.of(verdict) + ".",
            evidence,
            Next.command("Read the policy", policy));
    return Step.broken(Stage.POLICIES, cause, Fixes.allow(chain, verdict));
  }

  /// `ingress: shop/db-from-backends: ...`.
  private static String line(Reason reason) {
    String side =
        reason.direction() == null ? "" : reason.direction().name().toLowerCase(Locale.ROOT) + ": ";
    return side + reason;
  }

  /// The verdict on the connection that is followed; empty where nothing can be judged.
  static Optional<Verdict> verdict(Chain chain) {
    Pod source = chain.source();
    Service service = chain.service();
    ServicePort port = chain.port();
    if (source == null) {
      return Optional.empty();
    }
    if (service != null && port != null && service.type() != Service.Type.EXTERNAL_NAME) {
      String address = service.clusterIps().stream().findFirst().orElse("");
      Party from = Ground.party(source, address);
      Optional<Verdict> kept = chain.door().flatMap(n -> kept(chain, source, n));
      return kept.isPresent()
          ? kept
          : Optional.of(
              chain
                  .ground()
                  .services()
                  .judgeAt(chain.address(), from, service, port.protocol(), chain.number())
                  .verdict());
    }
    Pod pod = chain.pod();
    int number = chain.number();
    if (number == 0) {
      return Optional.empty();
    }
    Traffic traffic = new Traffic.ToPort(chain.protocol(), number);
    if (pod != null) {
      Party to = Party.of(pod);
      Party from = Ground.party(source, to.address());
      return Optional.of(chain.ground().reachability().explain(from, to, traffic));
    }
    return chain.asked().to() instanceof Target.HostTarget t && Names.literal(t.host())
        ? Optional.of(
            chain
                .ground()
                .reachability()
                .explain(Ground.party(source, t.host()), Party.outside(t.host()), traffic))
        : Optional.empty();
  }

  /// A denial before translation: where another node is asked, the caller's own side sees that
  /// node's address; on its own node the translation comes first.
  private static Optional<Verdict> kept(Chain chain, Pod source, Node door) {
    if (door.name().equals(source.nodeName())) {
      return Optional.empty();
    }
    String address = chain.to();
    Verdict direct =
        chain
            .ground()
            .reachability()
            .explain(
                Ground.party(source, address),
                Party.outside(address),
                new Traffic.ToPort(chain.protocol(), chain.number()));
    return Optional.of(direct).filter(v -> v.state() == State.DENIED);
  }

  /// The verdict on a connection to a backend itself; empty where nothing can be judged.
  static Optional<Verdict> direct(Chain chain, Backing backing) {
    Pod source = chain.source();
    Pod target = backing.pod();
    if (source == null || target == null) {
      return Optional.empty();
    }
    Party to = Ground.party(target, backing.address());
    Traffic traffic = new Traffic.ToPort(chain.protocol(), backing.port());
    Party from = Ground.party(source, to.address());
    return Optional.of(chain.ground().reachability().explain(from, to, traffic));
  }

  /// True where no policy of any sort speaks of the pair, so that ICMP too ought to pass.
  static boolean unpoliced(Chain chain, Pod target) {
    Pod source = chain.source();
    return source != null
        && chain
                .ground()
                .reachability()
                .judge(Party.of(source), Party.of(target), new Traffic.Icmp())
                .state()
            == State.ALLOWED;
  }
}
