package dev.portolan.ui.capture;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.capture.CaptureEnd;
import dev.portolan.capture.CaptureEnd.Why;
import dev.portolan.capture.CaptureListener.Count;
import dev.portolan.capture.Packet;
import dev.portolan.model.ObjectRef;
import dev.portolan.testkit.AskedFiles;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.testkit.Workbench;
import dev.portolan.ui.parts.FileSort;
import dev.portolan.workspace.CaptureStep;
import dev.portolan.workspace.CaptureTask;
import dev.portolan.workspace.ContextPreference;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The page of captures on a headless screen, answered by hand.
final class CapturePageTest {
  private final AskedFiles files = new AskedFiles(Path.of("/out"));
  private final Workbench bench = new Workbench().open(ClusterFixture.shop());
  private CapturePage page;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    HeadlessFx.start();
    page = call(() -> new CapturePage(bench.store, files, InstantSource.fixed(Instant.EPOCH)));
    stage = HeadlessFx.show(page.node(), 1200, 400);
  }

  @AfterEach
  void close() throws Exception {
    run(page::rest);
    run(stage::close);
  }

  @Test
  void makesTheFilterOfTheSelectionUntilOneIsWritten() throws Exception {
    send(
        new Intent.Select(ObjectRef.pod("shop", "web-0"), false),
        new Intent.Select(ObjectRef.pod("shop", "web-1"), true));
    assertThat(call(() -> filter().getText())).isEqualTo("host 10.1.2.11");
    run(() -> filter().setText("port http"));
    render();
    assertThat(call(() -> button("#capture-start").isDisabled())).isTrue();
    assertThat(call(() -> ((Label) lookup(".capture-hint")).getText()))
        .contains("“http” is not a port");
    run(() -> filter().setText("port 80"));
    render();
    run(() -> button("#capture-start").fire());
    assertThat(bench.effects(Effect.OfCapture.class))
        .singleElement()
        .satisfies(
            e ->
                assertThat(((CaptureTask.Start) e.task()).request().filter()).isEqualTo("port 80"));
  }

  @Test
  void listsPacketsAndSaysWhyNone() throws Exception {
    send(new Intent.Select(ObjectRef.pod("shop", "web-0"), false));
    run(() -> button("#capture-start").fire());
    render();
    long id = bench.now().wire().captures().shown();
    Packet.End web = new Packet.End("10.1.1.10", 80, "shop/web-0");
    Packet packet = new Packet(1, Instant.EPOCH, Packet.Way.IN, web, web, "TCP", "SYN", 60);
    send(step(new CaptureStep.Came(id, List.of(packet), new Count(1, 60))));
    assertThat(call(() -> table().getItems().size())).isEqualTo(1);
    assertThat(call(() -> ((Label) lookup(".capture-figures")).getText()))
        .startsWith("1 packet · 60 B");
    run(() -> button("#capture-save").fire());
    assertThat(bench.effects(Effect.OfCapture.class))
        .extracting(Effect.OfCapture::task)
        .last()
        .isEqualTo(new CaptureTask.Save(id, Path.of("/out/web-0-" + id % 1_000_000 + ".pcapng")));
    assertThat(files.asked()).containsExactly(FileSort.CAPTURE);
    CaptureEnd end =
        new CaptureEnd(
            Why.NOT_PERMITTED, "It lacks NET_RAW.", "Add a debug container.", Count.NONE, -1);
    send(step(new CaptureStep.Ended(id, end)));
    assertThat(call(() -> ((Label) lookup(".advice .label")).getText()))
        .isEqualTo("It lacks NET_RAW.");
    run(() -> button("#debug-offer").fire());
    assertThat(bench.now().wire().debugs().asking()).as("the question what to add").isNotNull();
    assertThat(call(() -> button("#capture-save").isDisabled())).isTrue();
  }

  /// A disabled button has no tooltip of its own in JavaFX: what is around it says why.
  @Test
  void whereThereIsNoWiresharkItIsSaid() throws Exception {
    send(new Intent.Select(ObjectRef.pod("shop", "web-0"), false));
    run(() -> button("#capture-start").fire());
    render();
    long id = bench.now().wire().captures().shown();
    send(step(new CaptureStep.Begun(id, Instant.EPOCH, false)));

    Node around = lookup("#capture-viewer");
    assertThat(call(around::isDisabled)).isFalse();
    assertThat(call(() -> ((StackPane) around).getChildren().getFirst().getAccessibleHelp()))
        .isEqualTo("Wireshark was not found on this computer; save the file instead");
  }

  @Test
  void theLimitsNameWhatEndsIt() throws Exception {
    MenuButton limits = (MenuButton) lookup("#capture-limits");
    assertThat(call(() -> limits.getItems().stream().map(MenuItem::getText).toList()))
        .doesNotHaveDuplicates();
    Menu number = (Menu) limits.getItems().get(2);
    assertThat(limits.getText()).doesNotContain("packets");
    run(() -> number.getItems().getFirst().fire());
    render();
    assertThat(call(limits::getText)).contains("100 packets");
  }

  @Test
  void nothingIsCapturedInAProtectedContextBeforeItsNameIsTyped() throws Exception {
    bench.send(
        new Intent.Prefer(
            Workbench.context("prod").id(), ContextPreference.PLAIN.withGuarded(true)));
    send(new Intent.Select(ObjectRef.pod("shop", "web-0"), false));
    run(() -> button("#capture-start").fire());
    render();
    TextField name = (TextField) lookup("#capture-confirm-name");
    Button run = (Button) lookup(".guard-bar .danger");
    assertThat(call(() -> name.getParent().isVisible())).isTrue();
    run(() -> name.setText("prodd"));
    assertThat(call(run::isDisabled)).isTrue();
    assertThat(bench.effects(Effect.OfCapture.class)).isEmpty();
    run(() -> name.setText("prod"));
    run(run::fire);
    render();
    assertThat(bench.effects(Effect.OfCapture.class)).hasSize(1);
    assertThat(call(() -> name.getParent().isVisible())).isFalse();
  }

  private static Intent step(CaptureStep step) {
    return new Intent.OnCapture(step);
  }

  private void send(Intent... intents) throws Exception {
    bench.send(intents);
    render();
  }

  private void render() throws Exception {
    run(() -> page.render(bench.now()));
  }

  private Node lookup(String selector) {
    return page.node().lookup(selector);
  }

  private TextField filter() {
    return (TextField) lookup("#capture-filter");
  }

  private Button button(String selector) {
    return (Button) lookup(selector);
  }

  private TableView<?> table() {
    return (TableView<?>) lookup(".packets");
  }
}
