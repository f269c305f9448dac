package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.manifests.SnapshotFile;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.Namespace;
import dev.portolan.testkit.CommandLineRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may read two namespaces and not list them names them, alike for every verb.
final class NamespacesTest {
  private static final String TWO = " --demo --context demo-two-namespaces ";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"-n shop,payments", "-n shop -n payments", "--namespaces payments,shop"})
  void theyAreReadByName(String named) {
    Path file = folder.resolve("two.json");
    CommandLineRun run = of("snapshot -o " + file + TWO + named);

    assertThat(run.code()).as(run.err()).isZero();
    ClusterSnapshot read = SnapshotFile.read(file);
    assertThat(names(read)).containsExactlyInAnyOrder("shop", "payments");
    assertThat(read.pods()).extracting(p -> p.namespace()).contains("shop", "payments");
    assertThat(run.err()).doesNotContain("are read in").contains("not allowed to see nodes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          reach --from shop/cart --to svc/payments/api --port http       | deploy/shop/cart to svc/payments/api, TCP http
          reach --all -o csv                                             | Deployment/payments/api
          policies lint                                                  | found in 8 policies
          policies diff --remove payments/default-deny                   | gained
          sweep --dry-run                                                | checks from 1
          check reach --from shop/db-0 --to svc/payments/api             | NOT PERMITTED
          diagnose --from shop/db-0 --to svc/payments/api                | Each backend
          """)
  void everyVerbKnowsThem(String verb, String said) {
    CommandLineRun without = of(verb + TWO);
    CommandLineRun with = of(verb + TWO + "-n shop,payments");

    assertThat(without.out() + without.err()).doesNotContain(said);
    assertThat(with.out() + with.err()).contains(said);
  }

  @Test
  void ofFilesNoOthersAreLookedAt() {
    Path all = folder.resolve("all.json");
    Path some = folder.resolve("some.json");
    assertThat(of("snapshot --demo -o " + all).code()).isZero();
    CommandLineRun run = of("snapshot --snapshot " + all + " -n shop,sandbox -o " + some);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    ClusterSnapshot read = SnapshotFile.read(some);
    assertThat(names(read)).containsExactlyInAnyOrder("shop", "sandbox");
    assertThat(read.pods()).extracting(p -> p.namespace()).containsOnly("shop", "sandbox");
    assertThat(read.nodes()).isNotEmpty();
    assertThat(read.coverage(Kind.POD).in("payments")).isInstanceOf(Coverage.Forbidden.class);
  }

  private static List<String> names(ClusterSnapshot snapshot) {
    return snapshot.namespaces().stream().map(Namespace::name).toList();
  }

  private CommandLineRun of(String words) {
    return CommandLineRun.of(folder, words.strip().split(" +"));
  }
}
