package dev.portolan.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.testkit.ClusterFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FilterMakerTest {
  private static final ObjectRef WEB = ObjectRef.pod("shop", "web-0");
  private final SnapshotIndex index = new SnapshotIndex(ClusterFixture.shop());

  @Test
  void namesTheOthersAddressesAndThePort() {
    assertThat(between(0, ObjectRef.pod("shop", "web-1"))).isEqualTo("host 10.1.2.11");
    assertThat(between(8080, ObjectRef.pod("shop", "web-1"), WEB))
        .isEqualTo("host 10.1.2.11 and port 8080");
    assertThat(between(0)).isEmpty();
    assertThat(between(53)).isEqualTo("port 53");
    assertThat(FilterMaker.host("192.0.2.1", 443)).isEqualTo("host 192.0.2.1 and port 443");
    assertThat(FilterMaker.host("example.org", 443)).isEqualTo("port 443");
  }

  /// A plugin may replace the service's address within the caller: then the backends' are seen.
  @Test
  void ofAServiceTakesItsAddressAndThePodsBehindIt() {
    assertThat(between(5432, ObjectRef.service("shop", "db")))
        .startsWith("(host 10.2.0.11 or host 10.1.")
        .endsWith(") and (port 5432 or port 8080)");
  }

  @Test
  void whatItMakesIsAFilter() {
    List<ObjectRef> all =
        List.of(
            ObjectRef.namespace("shop"),
            ObjectRef.node("node-1"),
            new ObjectRef(Kind.DEPLOYMENT, "payments", "api"),
            ObjectRef.service("shop", "nobody"));
    for (ObjectRef one : all) {
      String made = between(80, one);
      assertThat(made).contains("host 10.");
      assertThat(FilterCheck.problem(made)).as(made).isEmpty();
    }
  }

  private String between(int port, ObjectRef... others) {
    return FilterMaker.between(index, WEB, List.of(others), port);
  }
}
