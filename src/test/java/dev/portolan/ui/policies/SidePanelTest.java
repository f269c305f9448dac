package dev.portolan.ui.policies;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Reachability;
import dev.portolan.testkit.AskedFiles;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.testkit.Policies;
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.PolicyBook;
import dev.portolan.workspace.RulePlace;
import dev.portolan.workspace.Surveyor;
import dev.portolan.workspace.WhatIf;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The panel beside the map on a headless screen, its effects answered by hand.
final class SidePanelTest {
  private static final ObjectRef WEB = new ObjectRef(Kind.DEPLOYMENT, "shop", "web");
  private static final ObjectRef DB = new ObjectRef(Kind.DEPLOYMENT, "shop", "db");
  private static final ObjectRef POLICY = Policies.ref("shop", "db-from-web");

  private final ClusterSnapshot shop =
      new ClusterFixture()
          .namespace("shop")
          .deployment("shop", "web", 2)
          .deployment("shop", "db", 1)
          .add(Policies.allow("shop", "db-from-web", "db", "web", 8080))
          .build();
  private final Reachability judged = Reachability.of(shop);
  private final AskedFiles files = new AskedFiles(Path.of("/out"));
  private final Workbench bench = new Workbench().open(shop);
  private SidePanel panel;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    HeadlessFx.start();
    panel = call(() -> new SidePanel(bench.store, files));
    stage = call(Stage::new);
    run(
        () -> {
          stage.setScene(new Scene(new StackPane(panel.node()), 340, 900));
          stage.show();
        });
    send(
        new Intent.PredictionsReady(bench.epoch(), judged),
        new Intent.PoliciesListed(bench.epoch(), PolicyBook.of(judged)));
  }

  @AfterEach
  void close() throws Exception {
    run(stage::close);
  }

  @Test
  void listsThePoliciesAndShowsTheOneChosen() throws Exception {
    assertThat(call(() -> ((ToggleButton) find("#side-policies")).getText()))
        .isEqualTo("Policies 1");
    fire("#side-policies");
    run(() -> ((ListView<?>) find("#policies")).getSelectionModel().select(0));
    assertThat(bench.now().map().inspected()).isEqualTo(POLICY);
    render();
    assertThat(call(() -> shown("#policies"))).as("browsing goes on").isTrue();
    fire("#policy-open");
    assertThat(call(() -> shown("#policies"))).isFalse();
  }

  @Test
  void whatIsSelectedElsewhereComesToTheFront() throws Exception {
    fire("#side-what-if");
    assertThat(call(() -> shown("#what-if-yaml"))).isTrue();
    send(new Intent.Select(DB, false));
    assertThat(call(() -> shown("#what-if-yaml"))).isFalse();
  }

  @Test
  void aTextIsTriedAndItsProblemsAreToldBesideIt() throws Exception {
    fire("#side-what-if");
    fire("#what-if-file");
    assertThat(bench.effects(Effect.ReadText.class))
        .containsExactly(new Effect.ReadText(Path.of("/out/chosen.yaml")));
    run(() -> ((TextInputControl) find("#what-if-yaml")).setText("kind: ["));
    fire("#what-if-try");
    assertThat(bench.effects(Effect.ReadPolicies.class))
        .containsExactly(new Effect.ReadPolicies(bench.epoch(), "kind: [", "default"));
    send(
        new Intent.PoliciesRead(
            bench.epoch(), new WhatIf.Step("kind: [", List.of()), List.of("line 1: is not YAML")));
    assertThat(call(() -> ((Label) find("#what-if-problems")).getText()))
        .isEqualTo("line 1: is not YAML");
  }

  @Test
  void aPolicyTriedWithoutIsJudgedAndCanBeUndone() throws Exception {
    fire("#side-policies");
    run(() -> ((ListView<?>) find("#policies")).getSelectionModel().select(0));
    render();
    fire("#policy-without");
    assertThat(bench.effects(Effect.Try.class)).hasSize(1);
    render();
    assertThat(call(() -> ((Label) find("#what-if-summary")).getText()))
        .isEqualTo("What if: 1 policy removed; nothing was changed in the cluster.");
    fire("#what-if-undo");
    assertThat(bench.now().predictions().whatIf().active()).isFalse();
  }

  @Test
  void aVerdictsReasonLeadsToTheRule() throws Exception {
    send(new Intent.Explain(WEB, DB));
    send(
        new Intent.Surveyed(
            bench.epoch(), new Surveyor(judged).answer(bench.now().predictions().asked())));
    run(
        () -> {
          ListView<?> list = (ListView<?>) find(".reach");
          int at = 0;
          while (!list.getItems().get(at).toString().contains("rule=0")) {
            at++;
          }
          list.getSelectionModel().select(at);
          Event.fireEvent(
              list,
              new KeyEvent(
                  KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
    assertThat(bench.now().predictions().place())
        .isEqualTo(new RulePlace(POLICY, Direction.INGRESS, 0));
    render();
    assertThat(bench.effects(Effect.FetchYaml.class))
        .containsExactly(new Effect.FetchYaml(bench.epoch(), POLICY));
  }

  private Node find(String selector) {
    return panel.node().lookup(selector);
  }

  private boolean shown(String selector) {
    for (Node node = find(selector); node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private void fire(String selector) throws Exception {
    run(() -> ((ButtonBase) find(selector)).fire());
    render();
  }

  private void send(Intent... intents) throws Exception {
    bench.send(intents);
    render();
  }

  private void render() throws Exception {
    run(
        () -> {
          panel.render(bench.now());
          panel.node().applyCss();
          ((StackPane) panel.node().getParent()).layout();
        });
  }
}
