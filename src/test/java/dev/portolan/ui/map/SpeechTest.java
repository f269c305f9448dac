package dev.portolan.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.Intent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SpeechTest {
  private final ClusterSnapshot shop = ClusterFixture.shop();
  private final Workbench bench = new Workbench().open(shop);

  @BeforeEach
  void draw() {
    Diagram chart = DiagramBuilder.build(shop, ChartView.ALL, null);
    bench.send(new Intent.PictureReady(bench.epoch(), chart));
  }

  @Test
  void namesThePickedObjectAndHowItIs() {
    pick(ObjectRef.service("shop", "web"), false);
    assertThat(said()).startsWith("Service web, in shop, ").contains("ready", "connection");
    pick(ObjectRef.pod("shop", "db-1"), true);
    assertThat(said()).startsWith("Pod db-1, in shop, ").endsWith("1 more selected");
    pick(ObjectRef.namespace("shop"), false);
    assertThat(said()).startsWith("Namespace shop, ").contains(" ready, ");
  }

  @Test
  void countsWhatThereIsWhereNothingIsPicked() {
    assertThat(said()).startsWith("Map of the cluster: ").contains(" namespaces, ", " pods, ");
    bench.send(new Intent.Search("web"));
    assertThat(said()).endsWith(", " + bench.now().map().matches().size() + " found for web");
  }

  private void pick(ObjectRef ref, boolean add) {
    bench.send(new Intent.Select(ref, add));
  }

  private String said() {
    return Speech.of(bench.now());
  }
}
