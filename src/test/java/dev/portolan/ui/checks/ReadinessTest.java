package dev.portolan.ui.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Target;
import dev.portolan.probe.Target.HostTarget;
import dev.portolan.probe.Target.PodTarget;
import dev.portolan.probe.Target.ServiceTarget;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.workspace.Checks.Form;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// When a check can be started, and what is said when it cannot.
final class ReadinessTest {
  private static final ContainerRef WEB = new ContainerRef("shop", "web-0", "main");
  private static final Target DB = new ServiceTarget(ObjectRef.service("shop", "db"));
  private static final Target HOST = new HostTarget("192.0.2.1");
  private final ClusterSnapshot shop = ClusterFixture.shop();

  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of(Form.EMPTY, CheckKind.PING, "Choose the pod that the check starts from."),
        Arguments.of(new Form(WEB, null, 0), CheckKind.PING, "Choose what the check is aimed at."),
        Arguments.of(
            new Form(new ContainerRef("shop", "gone", "main"), DB, 0),
            CheckKind.REACH,
            "The source pod is gone. Choose another one."),
        Arguments.of(
            new Form(new ContainerRef("shop", "web-0", "other"), DB, 0),
            CheckKind.REACH,
            "The container other is not running."),
        Arguments.of(
            new Form(WEB, new PodTarget(ObjectRef.pod("shop", "gone")), 0),
            CheckKind.REACH,
            "The target pod is gone. Choose another one."),
        Arguments.of(
            new Form(WEB, HOST, 0),
            CheckKind.REACH,
            "A typed host declares no ports: type the one to connect to."),
        Arguments.of(new Form(WEB, HOST, 443), CheckKind.REACH, ""),
        Arguments.of(new Form(WEB, HOST, 0), CheckKind.PING, ""),
        Arguments.of(new Form(WEB, DB, 0), CheckKind.REACH, ""));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void saysWhatIsMissing(Form form, CheckKind kind, String obstacle) {
    assertThat(Readiness.of(shop, form, kind).obstacle()).isEqualTo(obstacle);
  }

  @Test
  void pingOfAClusterIpOffersConnectAndSaysWhy() {
    Readiness ping = Readiness.of(shop, new Form(WEB, DB, 0), CheckKind.PING);

    assertThat(ping.ready()).isTrue();
    assertThat(ping.instead()).contains("NAT").contains("connected to instead");
    assertThat(Readiness.of(shop, new Form(WEB, DB, 0), CheckKind.TRACEROUTE).instead()).isEmpty();
  }

  @Test
  void nothingStartsWithoutAContext() {
    assertThat(Readiness.of(null, Form.EMPTY, CheckKind.REACH).obstacle())
        .isEqualTo("Open a context first.");
  }
}
