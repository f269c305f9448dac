package dev.portolan.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Conclusion.Level;
import dev.portolan.diagnosis.Unasked.Answer;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Lookup;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import dev.portolan.probe.laptop.LaptopProber;
import dev.portolan.testkit.ClusterFixture;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A name that did not resolve, where the cluster's DNS has two pods, dns-0 and dns-1.
final class NameWalkTest {
  private static final ContainerRef CALLER = new ContainerRef("shop", "caller-0", "main");
  private static final Target WEB = new Target.ServiceTarget(ObjectRef.service("shop", "web"));
  private static final ClusterSnapshot CLUSTER =
      new ClusterFixture()
          .namespace("shop")
          .namespace("kube-system")
          .node("node-1", "192.0.2.11", "10.1.1.0/24")
          .node("node-2", "192.0.2.12", "10.1.2.0/24")
          .deployment("shop", "caller", 1)
          .deployment("shop", "web", 2)
          .deployment("kube-system", "dns", 2)
          .service("shop", "web", "10.96.0.7", Map.of("app", "web"), 80, 8080)
          .service("kube-system", "kube-dns", "10.96.0.10", Map.of("app", "dns"), 53, 53)
          .build();

  private static final Answer UNKNOWN =
      Answer.of(new Lookup("nobody.example", "", Outcome.UNRESOLVED, List.of(), ""));

  @Test
  void whereOneOfItsPodsKnowsItTheOneThatIsSilentIsNamedAndTheWalkGoesOn() {
    Conclusion end = end(Outcome.TIMED_OUT, Outcome.ANSWERED, Outcome.TIMED_OUT);

    assertThat(end.level()).isEqualTo(Level.REMARK);
    assertThat(end.cause()).isEqualTo(Kind.DNS);
    assertThat(end.sentence())
        .contains("1 of 2 pods of the cluster's DNS do not answer", "kube-system/dns-1 on node-2");
    assertThat(Objects.requireNonNull(end.fix()).text()).contains("delete pod dns-1");
  }

  @ParameterizedTest
  @CsvSource({
    "TIMED_OUT, TIMED_OUT, TIMED_OUT, does not answer",
    "UNRESOLVED, UNRESOLVED, UNRESOLVED, knows no such name",
    "UNRESOLVED, UNRESOLVED, TIMED_OUT, knows no such name",
    "TIMED_OUT, ANSWERED, ANSWERED, does not answer"
  })
  void elseTheNameIsTheBreak(Outcome service, Outcome first, Outcome second, String said) {
    Conclusion end = end(service, first, second);

    assertThat(end.level()).isEqualTo(Level.BROKEN);
    assertThat(end.cause()).isEqualTo(Kind.DNS);
    assertThat(end.sentence()).contains(said);
  }

  @Test
  void fromOutsideTheClusterItsDnsHasNoPartInIt() {
    Unasked wire = new Unasked(r -> UNKNOWN, r -> Answer.NOTHING);
    Case asked = new Case(LaptopProber.LAPTOP, new Target.HostTarget("nobody.example"), 80);
    Conclusion end =
        Objects.requireNonNull(
            new Examiner(Ground.of(CLUSTER)).examine(asked, wire, d -> {}).conclusion());

    assertThat(end.cause()).isEqualTo(Kind.DNS);
    assertThat(end.sentence()).isEqualTo("nobody.example does not resolve on this computer.");
    assertThat(Objects.requireNonNull(end.fix()).text())
        .contains("get ingresses,services")
        .doesNotContain("kube-dns");
  }

  private static Conclusion end(Outcome service, Outcome first, Outcome second) {
    Unasked wire = new Unasked(r -> answer(r, service, first, second), r -> Answer.NOTHING);
    return Objects.requireNonNull(
        new Examiner(Ground.of(CLUSTER))
            .examine(new Case(CALLER, WEB, 80), wire, d -> {})
            .conclusion());
  }

  private static Answer answer(
      CheckRequest request, Outcome service, Outcome first, Outcome second) {
    if (!(request.question() instanceof Question.Dns dns)) {
      return Answer.of(
          new Finding.Connect(request.to().label(), request.port(), "", Outcome.ANSWERED, 0.3, ""));
    }
    Lookup plain = lookup("", service);
    return dns.backends()
        ? new Answer(
            service, List.of(plain, lookup(ip("dns-0"), first), lookup(ip("dns-1"), second)))
        : Answer.of(plain);
  }

  private static Lookup lookup(String server, Outcome outcome) {
    return new Lookup("web.shop.svc", server, outcome, List.of(), "");
  }

  private static String ip(String pod) {
    Pod found = CLUSTER.pod(ObjectRef.pod("kube-system", pod)).orElseThrow();
    return found.ips().getFirst();
  }
}
