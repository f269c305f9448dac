package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.Container;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds out whether a service mesh turns plain connections away: the target has a sidecar that
/// accepts and then resets, the caller has none.
final class MeshRule {
  private MeshRule() {}

  /// True where the target is in a mesh, and the caller is not.
  static boolean concerns(Chain chain) {
    Pod source = chain.source();
    return source != null
        && !Ground.meshed(source)
        && chain.protocol() == Protocol.TCP
        && meshed(chain).isPresent();
  }

  static Optional<Pod> meshed(Chain chain) {
    return Stream.concat(
            Stream.ofNullable(chain.pod()), chain.backings().stream().map(Backing::pod))
        .filter(Objects::nonNull)
        .filter(Ground::meshed)
        .findFirst();
  }

  /// The break, where the request that was made was reset.
  static Optional<Step> step(Chain chain, CheckResult request) {
    Optional<Pod> target = meshed(chain);
    if (!concerns(chain) || target.isEmpty() || !reset(request)) {
      return Optional.empty();
    }
    Pod pod = target.get();
    String sidecar = sidecar(pod);
    CheckResult tls = chain.ask(new Question.Tls(chain.number(), ""), chain.asked().to());
    List<String> evidence = new ArrayList<>(List.of(Seen.line(request) + detail(request)));
    evidence.add("the connection was accepted before it was reset");
    evidence.add(
        pod.ref().path() + " has the sidecar " + sidecar + ", " + caller(chain) + " has none");
    evidence.add(Seen.line(tls) + detail(tls));
    Cause cause =
        new Cause(
            Kind.MESH,
            "The sidecar "
                + sidecar
                + " of "
                + pod.ref().path()
                + " accepts the connection and resets it: its mesh asks for its own TLS (strict"
                + " mTLS), and the caller has no sidecar that would speak it.",
            evidence,
            Next.command("See what the mesh asks for", MeshFixes.read(chain, sidecar)));
    Fix fix = MeshFixes.permissive(chain, pod, sidecar);
    return Optional.of(Step.broken(Stage.REQUEST, cause, fix).with(List.of(request, tls)));
  }

  private static String caller(Chain chain) {
    return chain.asked().from().podRef().path();
  }

  private static String sidecar(Pod pod) {
    return pod.containers().stream()
        .map(Container::name)
        .filter(Ground::sidecar)
        .findFirst()
        .orElse("");
  }

  private static boolean reset(CheckResult result) {
    return result.outcome() != Outcome.ANSWERED
        && result.findings().stream()
            .map(f -> f.detail().toLowerCase(Locale.ROOT))
            .anyMatch(d -> d.contains("reset by peer") || d.contains("econnreset"));
  }

  private static String detail(CheckResult result) {
    return result.findings().stream()
        .map(Finding::detail)
        .filter(d -> !d.isEmpty())
        .findFirst()
        .map(d -> " (" + d.replaceFirst("^\\* ", "") + ")")
        .orElse("");
  }
}
