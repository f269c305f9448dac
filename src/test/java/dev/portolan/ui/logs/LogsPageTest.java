package dev.portolan.ui.logs;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.tail.Entry;
import dev.portolan.tail.LogSource;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.TailStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The page of logs on a headless screen.
final class LogsPageTest {
  private final Workbench bench = new Workbench().open(cluster());
  private LogsPage page;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    HeadlessFx.start();
    page = call(() -> new LogsPage(bench.store));
    stage = HeadlessFx.show(page.node(), 1200, 400);
    run(
        () -> {
          page.render(bench.now());
          page.render(bench.now());
        });
  }

  @AfterEach
  void close() throws Exception {
    run(stage::close);
  }

  @Test
  void followsAndShowsWhatIsWanted() throws Exception {
    run(() -> ((Button) page.node().lookup("#logs-follow")).fire());
    assertThat(bench.effects(Effect.OfTail.class).getLast().task().sources()).hasSize(1);
    LogSource dns = bench.now().wire().tails().found().getFirst();
    send(
        new Intent.OnTail(
            new TailStep.Came(
                bench.epoch(),
                List.of(
                    new Entry(Instant.EPOCH, dns, "10.1.1.9:53 A IN web.shop"),
                    new Entry(Instant.EPOCH, dns, "10.1.1.90:53 A IN db.shop")),
                0)));
    assertThat(lines()).isEqualTo(2);
    run(() -> ((TextField) page.node().lookup("#logs-find")).setText("DB.shop"));
    send();
    assertThat(lines()).isEqualTo(1);
    run(() -> ((TextField) page.node().lookup("#logs-find")).setText(""));
    send(new Intent.Select(ObjectRef.pod("shop", "one"), false));
    run(() -> ((ToggleButton) page.node().lookup("#logs-selection")).fire());
    send();
    assertThat(lines()).isEqualTo(1);
  }

  private void send(Intent... intents) throws Exception {
    bench.send(intents);
    run(() -> page.render(bench.now()));
  }

  private int lines() throws Exception {
    return call(() -> ((ListView<?>) page.node().lookup(".log-lines")).getItems().size());
  }

  private static ClusterSnapshot cluster() {
    Metadata dns =
        Metadata.of(ObjectRef.pod("kube-system", "coredns-1"), Map.of("k8s-app", "kube-dns"));
    Metadata one = Metadata.of(ObjectRef.pod("shop", "one"), Map.of());
    return new ClusterFixture()
        .namespace("kube-system")
        .namespace("shop")
        .add(ClusterFixture.pod(dns, "node-1", "10.1.1.2", true))
        .add(ClusterFixture.pod(one, "node-1", "10.1.1.9", true))
        .build();
  }
}
