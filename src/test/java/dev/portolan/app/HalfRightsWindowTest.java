package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.demo.DemoCluster;
import dev.portolan.demo.DemoOptions;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Target;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// People who may do half of what Portolan does, in the window: a check comes out with the verb and
/// the resource that are missing, and does not depend on the rights to anything else.
@Timeout(90)
final class HalfRightsWindowTest {
  @TempDir Path folder;
  private OpenDesk open;
  private Store store;

  @BeforeEach
  void open() throws Exception {
    DemoCluster cluster = DemoCluster.start(DemoOptions.still(0, 3));
    open = OpenDesk.of(cluster, cluster.writeKubeconfig(folder), folder, Map.of(), () -> {});
    store = HeadlessFx.call(() -> open.desk().window(null));
  }

  @AfterEach
  void close() throws Exception {
    open.close();
  }

  @Test
  void whoMayExecButReadNoLogs() throws Exception {
    openContext("demo-no-nodes");

    assertThat(check().outcome()).isEqualTo(Outcome.ANSWERED);
  }

  @Test
  void whoMayReadLogsButNotExec() throws Exception {
    openContext("demo-logs");
    CheckResult result = check();

    assertThat(result.outcome()).isEqualTo(Outcome.NOT_PERMITTED);
    assertThat(result.summary()).contains("User \"demo-logs\" cannot", "resource \"pods/exec\"");
    assertThat(result.advice()).contains("create and get on pods/exec");
  }

  private void openContext(String name) throws Exception {
    OpenDesk.openContext(store, name);
    HeadlessFx.until("it lives", () -> OpenDesk.live(store));
  }

  private CheckResult check() throws Exception {
    Pod from =
        OpenDesk.opened(store).snapshot().pod(ObjectRef.pod("sandbox", "toolbox")).orElseThrow();
    String container = from.containers().getFirst().name();
    store.dispatch(
        new Intent.CheckFrom(new ContainerRef(from.namespace(), from.name(), container)));
    store.dispatch(new Intent.CheckTo(new Target.ServiceTarget(ObjectRef.service("shop", "web"))));
    store.dispatch(new Intent.StartCheck(CheckKind.REACH, Duration.ofSeconds(20)));
    HeadlessFx.until(
        "the check is over",
        () ->
            !store.now().checks().runs().isEmpty()
                && store.now().checks().runs().getFirst().result() != null);
    return Objects.requireNonNull(store.now().checks().runs().getFirst().result());
  }
}
