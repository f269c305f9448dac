package dev.portolan.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.testkit.ClusterFixture;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AboutTest {
  private final SnapshotIndex index = new SnapshotIndex(ClusterFixture.shop());

  @Test
  void knowsPodsServicesAndWhatIsBehindThem() {
    assertThat(of(ObjectRef.pod("shop", "web-1")).terms()).containsExactly("web-1", "10.1.2.11");
    assertThat(of(ObjectRef.service("shop", "web")).terms())
        .contains("web", "10.2.0.10", "10.1.1.10", "10.1.2.11");
    assertThat(of(new ObjectRef(Kind.DEPLOYMENT, "shop", "db")).terms()).contains("db-0", "db-1");
    assertThat(of(ObjectRef.node("node-2")).terms()).contains("10.0.0.2");
    assertThat(About.ANYTHING.matches("whatever")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.11, [INFO] 10.1.2.11:4711 - 1 A IN web, true",
    "10.1.2.11, dropped to 10.1.2.11., true",
    "10.1.2.11, from 10.1.2.110 to 10.1.2.1, false",
    "10.1.2.11, 110.1.2.11, false",
    "10.1.2.11, 10.1.2.11.5 is no address, false",
    "web-1, pod shop/web-1 is Ready, true",
    "web-1, pod shop/web-10 is Ready, false",
    "web, A IN WEB.shop.svc.cluster.local., true",
    "web, webhook, false",
    "web, my-web, false",
    "fd00::5, [fd00::5]:53, true",
    "fd00::5, fd00::51, false"
  })
  void findsATermAsAWordOfItsOwn(String term, String line, boolean there) {
    assertThat(new About(List.of(term)).matches(line)).isEqualTo(there);
  }

  @Test
  void mergesByTimeAndKeepsTheNewest() {
    LogSource source = SourceFinderTest.source("p", SourceRole.CLUSTER_DNS, "n");
    List<Entry> first = List.of(entry(source, 1, "a"), entry(source, 5, "b"));
    List<Entry> merged =
        Entries.merge(first, List.of(entry(source, 5, "c"), entry(source, 2, "d")), 10);
    assertThat(merged).extracting(Entry::text).containsExactly("a", "d", "b", "c");
    assertThat(Entries.merge(merged, List.of(entry(source, 9, "e")), 3))
        .extracting(Entry::text)
        .containsExactly("b", "c", "e");
  }

  private About of(ObjectRef ref) {
    return About.of(index, List.of(ref));
  }

  private static Entry entry(LogSource source, int second, String text) {
    return new Entry(Instant.ofEpochSecond(second), source, text);
  }
}
