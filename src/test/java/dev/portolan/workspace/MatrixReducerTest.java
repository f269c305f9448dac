package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.matrix.Axis;
import dev.portolan.policy.matrix.Key;
import dev.portolan.policy.matrix.Matrix;
import dev.portolan.policy.matrix.PortFilter;
import dev.portolan.testkit.GuardedShop;
import dev.portolan.testkit.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MatrixReducerTest {
  private static final Key SHOP = Key.of(ObjectRef.namespace("shop"));
  private static final Key PAYMENTS = Key.of(ObjectRef.namespace("payments"));

  private final Workbench bench = new Workbench().open(GuardedShop.snapshot());
  private final Reachability reach = Reachability.of(GuardedShop.snapshot());

  @Test
  void isSetOutOnlyWhileItIsLookedAt() {
    predicted();
    assertThat(bench.effects(Effect.Arrange.class)).isEmpty();
    step(new MatrixStep.Show(Face.MATRIX));
    assertThat(bench.effects(Effect.Arrange.class)).hasSize(1);
    step(new MatrixStep.Show(Face.MAP));
    step(new MatrixStep.Turn(Axis.Name.ROWS, SHOP, true));
    assertThat(bench.effects(Effect.Arrange.class)).hasSize(1);
  }

  @Test
  void isSetOutAnewForWhateverItIsMadeOf() {
    step(new MatrixStep.Show(Face.MATRIX));
    assertThat(bench.effects(Effect.Arrange.class)).isEmpty();
    predicted();
    step(new MatrixStep.Turn(Axis.Name.ROWS, SHOP, true));
    step(new MatrixStep.Search(Axis.Name.COLUMNS, "api"));
    bench.send(new Intent.ShowNamespaces(Set.of("shop")));
    step(new MatrixStep.Filter(PortFilter.parse("80").orElseThrow()));
    step(new MatrixStep.Choose(new MatrixView.Chosen(SHOP, PAYMENTS)));
    List<Effect.Arrange> asked = bench.effects(Effect.Arrange.class);
    assertThat(asked).hasSize(4);
    assertThat(asked.getLast().arrangement().rows().opened()).containsExactly(SHOP);
    assertThat(asked.getLast().arrangement().columns().search()).isEqualTo("api");
    assertThat(asked.getLast().arrangement().namespaces()).containsExactly("shop");
  }

  @Test
  void foldingAgainIsOpenNoMore() {
    step(new MatrixStep.Turn(Axis.Name.COLUMNS, SHOP, true));
    step(new MatrixStep.Turn(Axis.Name.COLUMNS, SHOP, false));
    assertThat(bench.now().matrix()).isEqualTo(MatrixView.START);
  }

  @Test
  void anOlderOpeningsMatrixIsDropped() {
    Matrix matrix = Matrix.of(reach, bench.now().matrix().arrangement());
    step(new MatrixStep.Ready(bench.epoch() - 1, matrix));
    assertThat(bench.now().matrix().matrix()).isNull();
    step(new MatrixStep.Ready(bench.epoch(), matrix));
    assertThat(bench.now().matrix().matrix()).isSameAs(matrix);
  }

  @Test
  void drillingOpensWhatIsAroundAndChooses() {
    MatrixView.Chosen chosen =
        new MatrixView.Chosen(Key.of(ObjectRef.pod("shop", "web-0")), PAYMENTS);
    step(new MatrixStep.Reveal(chosen, Set.of(SHOP), Set.of()));
    assertThat(bench.now().matrix().chosen()).isEqualTo(chosen);
    assertThat(bench.now().matrix().arrangement().rows().opened()).containsExactly(SHOP);
  }

  @Test
  void anotherClusterBeginsFoldedButStaysInTheMatrix() {
    step(new MatrixStep.Show(Face.MATRIX));
    step(new MatrixStep.Turn(Axis.Name.ROWS, SHOP, true));
    step(new MatrixStep.Choose(new MatrixView.Chosen(SHOP, PAYMENTS)));
    bench.send(new Intent.OpenContext(Workbench.context("test")));
    assertThat(bench.now().matrix()).isEqualTo(MatrixView.START.showing(Face.MATRIX));
  }

  @Test
  void exportsWhatIsSetOut() {
    step(new MatrixStep.Export(Path.of("m.csv")));
    assertThat(bench.effects(Effect.ExportMatrix.class)).isEmpty();
    assertThat(bench.now().notices().getLast().text()).contains("no matrix");
    Matrix matrix = Matrix.of(reach, bench.now().matrix().arrangement());
    step(new MatrixStep.Ready(bench.epoch(), matrix));
    step(new MatrixStep.Export(Path.of("m.csv")));
    assertThat(Objects.requireNonNull(bench.effects(Effect.ExportMatrix.class).getFirst()))
        .isEqualTo(new Effect.ExportMatrix(Path.of("m.csv"), matrix, PortFilter.ALL));
  }

  private void predicted() {
    bench.send(new Intent.PredictionsReady(bench.epoch(), reach));
  }

  private void step(MatrixStep step) {
    bench.send(new Intent.OnMatrix(step));
  }
}
