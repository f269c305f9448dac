package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.layout.Folds;
import dev.portolan.layout.Mode;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Workbench;
import dev.portolan.topology.Filter;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MapReducerTest {
  private static final ObjectRef WEB_0 = ObjectRef.pod("shop", "web-0");
  private static final ObjectRef WEB_1 = ObjectRef.pod("shop", "web-1");

  private final ClusterSnapshot shop = ClusterFixture.shop();
  private final Workbench bench = new Workbench().open(shop);

  @Test
  void selectsAddsAndTakesAway() {
    bench.send(new Intent.Select(WEB_0, false), new Intent.Select(WEB_1, true));
    assertThat(bench.now().map().selected()).containsExactly(WEB_0, WEB_1);
    assertThat(bench.now().map().inspected()).isEqualTo(WEB_1);
    bench.send(new Intent.Select(WEB_1, true));
    assertThat(bench.now().map().selected()).containsExactly(WEB_0);
    bench.send(new Intent.SelectAll(Set.of(WEB_1, WEB_0)));
    assertThat(bench.now().map().selected()).containsExactly(WEB_0, WEB_1);
    bench.send(new Intent.Select(null, false));
    assertThat(bench.now().map().selected()).isEmpty();
  }

  @Test
  void aPodFoldsIntoItsWorkload() {
    ObjectRef web = new ObjectRef(Kind.DEPLOYMENT, "shop", "web");
    bench.send(
        new Intent.PictureReady(
            bench.epoch(), DiagramBuilder.build(shop, bench.now().map().view(), null)));
    bench.send(new Intent.Fold(WEB_0));
    assertThat(bench.now().map().view().folds()).isEqualTo(Folds.NONE.opening(web));
    bench.send(new Intent.Fold(web));
    assertThat(bench.now().map().view().folds()).isEqualTo(Folds.NONE);
  }

  @Test
  void everythingIsUnfoldedAtOnceAndThatIsTakenBack() {
    ObjectRef shopNamespace = ObjectRef.namespace("shop");
    bench.send(new Intent.Fold(shopNamespace), new Intent.FoldAll(Folds.Depth.PODS));
    assertThat(bench.now().map().view().folds()).isEqualTo(Folds.to(Folds.Depth.PODS));
    bench.send(new Intent.UndoView());
    assertThat(bench.now().map().view().folds()).isEqualTo(Folds.NONE.closing(shopNamespace));
  }

  @Test
  void forgetsTheSelectionOfWhatIsGone() {
    bench.send(new Intent.SelectAll(Set.of(WEB_0, WEB_1)), new Intent.Hover(WEB_1));
    ClusterSnapshot later = without(WEB_1);
    bench.send(
        new Intent.SnapshotArrived(1, later), new Intent.PictureReady(1, Workbench.chart(later)));
    assertThat(bench.now().map().selected()).containsExactly(WEB_0);
    assertThat(bench.now().map().hovered()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "web, 4",
    "WEB pod, 3",
    "10.2.0.11, 1",
    "app=db, 2",
    "payments/, 3",
    "nowhere, 0",
    "'  ', 0"
  })
  void findsByNameKindAddressAndLabel(String text, int matches) {
    bench.send(new Intent.Search(text));
    assertThat(bench.now().map().matches()).hasSize(matches);
  }

  @Test
  void goesRoundTheMatchesBothWays() {
    bench.send(new Intent.Search("web pod"));
    List<ObjectRef> matches = bench.now().map().matches();
    for (int i : new int[] {0, 1, 2, 0}) {
      bench.send(new Intent.NextMatch(false));
      assertThat(bench.now().map().selected()).containsExactly(matches.get(i));
    }
    bench.send(new Intent.NextMatch(true));
    assertThat(bench.now().map().inspected()).isEqualTo(matches.get(2));
  }

  @Test
  void goesToTheLastMatchFirstWhenGoingBackwards() {
    bench.send(new Intent.Search("web pod"), new Intent.NextMatch(true));
    assertThat(bench.now().map().inspected()).isEqualTo(bench.now().map().matches().getLast());
  }

  @Test
  void opensWhatAMatchLiesFoldedInWhichCanBeTakenBack() {
    ClusterSnapshot shop = ClusterFixture.shop();
    ObjectRef namespace = ObjectRef.namespace(WEB_1.namespace());
    ChartView closed = ChartView.ALL.with(ChartView.ALL.folds().closing(namespace));
    Diagram chart = DiagramBuilder.build(shop, closed, null);
    bench.send(new Intent.ShowChart(closed), new Intent.PictureReady(bench.epoch(), chart));
    ObjectRef home = chart.home(WEB_1).orElseThrow();
    assertThat(home).isNotEqualTo(WEB_1);
    bench.send(new Intent.Search("web-1 pod"), new Intent.NextMatch(false));
    assertThat(bench.now().map().selected()).containsExactly(WEB_1);
    assertThat(bench.now().map().view().folds().open(namespace)).isTrue();
    assertThat(bench.now().map().view().folds().open(home)).isTrue();
    bench.send(new Intent.UndoView());
    assertThat(bench.now().map().view()).isEqualTo(closed);
  }

  @Test
  void searchesANewPictureToo() {
    bench.send(new Intent.Search("web pod"));
    ClusterSnapshot later = without(WEB_1);
    bench.send(
        new Intent.SnapshotArrived(1, later), new Intent.PictureReady(1, Workbench.chart(later)));
    assertThat(bench.now().map().matches()).hasSize(2).doesNotContain(WEB_1);
  }

  @Test
  void drawsAnewForOtherNamespacesOnly() {
    bench.effects.clear();
    bench.send(new Intent.ShowNamespaces(Set.of("shop")));
    bench.send(new Intent.ShowNamespaces(Set.of("shop")));
    assertThat(bench.effects)
        .filteredOn(Effect.Draw.class::isInstance)
        .containsExactly(new Effect.Draw(1, shop, ChartView.of(Set.of("shop"))));
  }

  @Test
  void keepsTheYamlOfTheInspectedThingOnly() {
    bench.send(
        new Intent.Select(WEB_0, false),
        new Intent.FetchYaml(WEB_0),
        new Intent.YamlArrived(bench.epoch(), WEB_1, "other", ""),
        new Intent.YamlArrived(bench.epoch(), WEB_0, "kind: Pod", ""));
    assertThat(bench.effects).endsWith(new Effect.FetchYaml(bench.epoch(), WEB_0));
    assertThat(bench.now().map().yaml()).isEqualTo(new Workspace.Yaml(WEB_0, "kind: Pod", ""));
    bench.send(new Intent.Select(WEB_1, false));
    assertThat(bench.now().map().yaml()).isNull();
  }

  /// A slow cluster answers after the user has gone on to another, which has a thing of that name.
  @Test
  void anotherClustersYamlIsNotShownForAThingOfTheSameName() {
    bench.send(new Intent.Select(WEB_0, false), new Intent.FetchYaml(WEB_0));
    long before = bench.epoch();
    bench.open(shop);
    bench.send(new Intent.Select(WEB_0, false), new Intent.FetchYaml(WEB_0));
    bench.send(new Intent.YamlArrived(before, WEB_0, "of the cluster before", ""));
    assertThat(bench.now().map().yaml()).isEqualTo(new Workspace.Yaml(WEB_0, "", ""));
  }

  private ClusterSnapshot without(ObjectRef pod) {
    var objects = new EnumMap<>(shop.objects());
    var pods = new TreeMap<>(objects.get(Kind.POD));
    pods.remove(pod);
    objects.put(Kind.POD, pods);
    return new ClusterSnapshot(shop.origin(), 2, shop.time(), shop.coverage(), objects);
  }

  @Test
  void takesBackWhatWasDoneToTheViewAndDoesItAgain() {
    ChartView shop = ChartView.of(Set.of("shop"));
    ChartView flow = shop.with(Mode.FLOW);
    bench.send(new Intent.ShowChart(shop), new Intent.ShowChart(shop), new Intent.ShowChart(flow));
    bench.effects.clear();
    bench.send(new Intent.UndoView());
    assertThat(bench.now().map().view()).isEqualTo(shop);
    assertThat(bench.effects(Effect.Draw.class)).extracting(Effect.Draw::view).containsOnly(shop);
    assertThat(bench.effects(Effect.SaveView.class))
        .extracting(Effect.SaveView::view)
        .containsOnly(shop);
    bench.send(new Intent.UndoView(), new Intent.UndoView());
    assertThat(bench.now().map().view()).isEqualTo(ChartView.ALL);
    bench.send(new Intent.RedoView(), new Intent.RedoView(), new Intent.RedoView());
    assertThat(bench.now().map().view()).isEqualTo(flow);
    bench.send(new Intent.UndoView(), new Intent.ShowNamespaces(Set.of("payments")));
    bench.send(new Intent.RedoView());
    assertThat(bench.now().map().namespaces()).containsExactly("payments");
  }

  @Test
  void whatCanBeTakenBackIsBounded() {
    for (int i = 0; i < 3 * Trail.MOST; i++) {
      bench.send(new Intent.ShowNamespaces(Set.of("n" + i)));
    }
    assertThat(bench.now().map().trails().views().behind()).hasSize(Trail.MOST);
  }

  @Test
  void showsAContextAsItWasShownLast() {
    ChartView problems = ChartView.ALL.with(Filter.ALL.withProblems(true)).with(Mode.FLOW);
    bench.send(new Intent.ShowChart(problems), new Intent.OpenContext(Workbench.context("test")));
    assertThat(bench.now().map().view()).isEqualTo(ChartView.ALL);
    bench.send(new Intent.OpenContext(Workbench.context("prod")));
    assertThat(bench.now().map().view()).isEqualTo(problems);
    bench.send(new Intent.UndoView());
    assertThat(bench.now().map().view()).isEqualTo(problems);
  }

  @Test
  void goesBackToWhatWasSelectedAndForwardAgain() {
    ObjectRef web = ObjectRef.service("shop", "web");
    bench.send(
        new Intent.Select(WEB_0, false),
        new Intent.Select(null, false),
        new Intent.Select(WEB_1, false),
        new Intent.Select(web, false));
    bench.send(new Intent.GoBack());
    assertThat(bench.now().map().selected()).containsExactly(WEB_1);
    bench.send(new Intent.GoBack());
    assertThat(bench.now().map().selected()).containsExactly(WEB_0);
    bench.send(new Intent.GoBack());
    assertThat(bench.now().map().selected()).containsExactly(WEB_0);
    bench.send(new Intent.GoForward(), new Intent.GoForward());
    assertThat(bench.now().map().selected()).containsExactly(web);
  }

  @Test
  void doesNotGoBackToWhatIsGone() {
    ObjectRef web = ObjectRef.service("shop", "web");
    bench.send(new Intent.Select(WEB_0, false), new Intent.Select(WEB_1, false));
    bench.send(new Intent.Select(web, false));
    ClusterSnapshot later = without(WEB_1);
    bench.send(
        new Intent.SnapshotArrived(1, later), new Intent.PictureReady(1, Workbench.chart(later)));
    bench.send(new Intent.GoBack());
    assertThat(bench.now().map().selected()).containsExactly(WEB_0);
  }
}
