package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Target;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A user's way through the window on the demo cluster: find a pod, aim it at a service, run each
/// check, see the results, export.
final class JourneyTest {
  private static final ObjectRef BOX = ObjectRef.pod("sandbox", "box");

  @TempDir Path folder;
  private final FxRobot robot = new FxRobot();
  private AppWindow demo;
  private Store store;

  @BeforeEach
  void openTheDemo() throws Exception {
    demo = AppWindow.onDemo(folder, Workspace.Theme.LIGHT, 1000, 980);
    store = demo.store;
  }

  @AfterEach
  void close() {
    demo.close();
  }

  @Test
  void findAPodCheckAServiceAndExport() throws Exception {
    robot.clickOn("#search").write("toolbox").type(KeyCode.ENTER);
    HeadlessFx.until(
        "the pod is selected", () -> AppWindow.TOOLBOX.equals(store.now().map().inspected()));

    robot.clickOn("Check from here");
    HeadlessFx.until("it is the source", () -> store.now().checks().form().from() != null);
    HeadlessFx.until("the form has come up", () -> field("Target").isPresent());
    field("Target").ifPresent(f -> robot.clickOn(f).write("catalog.shop").type(KeyCode.ENTER));
    HeadlessFx.until("the target is set", () -> store.now().checks().form().to() != null);

    CheckResult reach = check("reach");
    assertThat(reach.outcome()).as(reach.summary()).isEqualTo(Outcome.ANSWERED);
    assertThat(reach.findings()).allMatch(f -> f instanceof Finding.Connect);
    HeadlessFx.until(
        "the result is on screen",
        () -> robot.lookup(".run-summary").queryLabeled().getText().equals(reach.summary()));

    CheckResult instead = check("ping");
    assertThat(instead.advice()).contains("ClusterIP");
    assertThat(instead.findings()).allMatch(f -> f instanceof Finding.Connect);

    store.dispatch(new Intent.CheckTo(new Target.PodTarget(BOX)));
    CheckResult ping = check("ping");
    assertThat(ping.outcome()).as(ping.summary()).isEqualTo(Outcome.ANSWERED);
    assertThat(ping.findings()).allMatch(f -> f instanceof Finding.Ping p && p.rtt().avg() > 0);

    CheckResult trace = check("traceroute");
    assertThat(trace.findings()).anyMatch(f -> f instanceof Finding.Trace);

    robot.clickOn("#export").clickOn("#export-svg");
    Path svg = folder.resolve("demo.svg");
    HeadlessFx.until("the file is there", () -> Files.exists(svg));
    assertThat(Files.readString(svg)).contains("sandbox", "toolbox");
  }

  private CheckResult check(String verb) throws Exception {
    int before = store.now().checks().runs().size();
    robot.clickOn(".start-" + verb);
    return demo.checked(verb, before);
  }

  private Optional<Node> field(String spoken) {
    return robot.lookup(n -> n instanceof TextInputControl && startsWith(n, spoken)).tryQuery();
  }

  private static boolean startsWith(Node node, String spoken) {
    return node.getAccessibleText() != null && node.getAccessibleText().startsWith(spoken);
  }
}
