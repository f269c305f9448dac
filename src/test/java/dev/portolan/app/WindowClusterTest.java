package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Target;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.testkit.RealCluster;
import dev.portolan.workspace.Intent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// The window on a real cluster: drawn, probed by its three buttons, exported by its menu.
@Tag("cluster")
final class WindowClusterTest {
  private static final ObjectRef CLIENT = ObjectRef.pod("sandbox", "client-netshoot");

  @TempDir Path folder;
  private final FxRobot robot = new FxRobot();

  @Test
  void drawsProbesAndExportsTheLab() throws Exception {
    RealCluster.needsLab();
    try (AppWindow window = AppWindow.on(RealCluster.kubeconfig(), CLIENT, folder)) {
      window.store.dispatch(new Intent.Select(CLIENT, false));
      window.store.dispatch(
          new Intent.CheckFrom(new ContainerRef(CLIENT.namespace(), CLIENT.name(), "")));
      window.store.dispatch(
          new Intent.CheckTo(new Target.PodTarget(ObjectRef.pod("sandbox", "host-port"))));
      for (String verb : new String[] {"reach", "ping", "traceroute"}) {
        int before = window.store.now().checks().runs().size();
        HeadlessFx.until(
            "the form has come up", () -> robot.lookup(".start-" + verb).tryQuery().isPresent());
        robot.clickOn(".start-" + verb);
        CheckResult result = window.checked(verb, before);
        assertThat(result.outcome()).as(result.summary()).isEqualTo(Outcome.ANSWERED);
      }
      robot.clickOn("#export").clickOn("#export-svg");
      Path svg = folder.resolve(exportName(window));
      HeadlessFx.until("the file is there", () -> Files.exists(svg));
      assertThat(Files.readString(svg)).contains("sandbox", "client-netshoot");
    }
  }

  /// The menu's suggestion: the context's name, as far as every file system takes it.
  private static String exportName(AppWindow window) {
    String context = Objects.requireNonNull(window.store.now().open()).context().name();
    return context.replaceAll("[^A-Za-z0-9._-]+", "-") + ".svg";
  }
}
