package dev.portolan.ui.matrix;

import dev.portolan.model.ObjectRef;
import dev.portolan.policy.matrix.Answer;
import dev.portolan.policy.matrix.Explainer;
import dev.portolan.policy.matrix.Group;
import dev.portolan.policy.matrix.Hierarchy;
import dev.portolan.policy.matrix.Key;
import dev.portolan.policy.matrix.Matrix;
import dev.portolan.policy.matrix.PortFilter;
import dev.portolan.sweep.Observed;
import dev.portolan.sweep.Result;
import dev.portolan.ui.FxCrossing;
import dev.portolan.ui.matrix.CellCache.Pair;
import dev.portolan.ui.parts.EmptyState;
import dev.portolan.ui.parts.Sheet;
import dev.portolan.workspace.Face;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.MatrixStep;
import dev.portolan.workspace.MatrixView;
import dev.portolan.workspace.MatrixView.Chosen;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Sweeps;
import dev.portolan.workspace.Tones;
import dev.portolan.workspace.Workspace;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The matrix's tab: the grid, the area that explains a cell, what the marks mean; the fields that
/// narrow it stand in the strip over it.
public final class MatrixPanel implements AutoCloseable {
  private final Store store;
  private final GridView grid = new GridView(this::act);
  private final Toolbar tools;
  private final LegendBar legend = new LegendBar();
  private final ExplainView explain = new ExplainView(new Asks());
  private final Node empty =
      EmptyState.of(
          Feather.GRID,
          "No predictions yet",
          "The policies are being judged; the matrix appears as soon as that is done.");
  private final VBox root;
  private List<Result> swept = List.of();
  private @Nullable Tones tones;
  private @Nullable Question asked;

  /// What the explanation on screen, or on its way, was made of.
  private record Question(Matrix matrix, PortFilter filter, Chosen chosen) {}

  public MatrixPanel(Store store) {
    this.store = store;
    tools = new Toolbar(store, grid::requestFocus);
    HBox.setHgrow(grid, Priority.ALWAYS);
    grid.setMinSize(0, 0);
    HBox middle = new HBox(grid, explain.node());
    StackPane stack = new StackPane(middle, empty);
    stack.setMinSize(0, 0);
    VBox.setVgrow(stack, Priority.ALWAYS);
    root = new VBox(stack, legend.node());
    root.setId("matrix");
    root.getStyleClass().add("matrix");
    Sheet.add(root, "matrix");
  }

  public Node node() {
    return root;
  }

  /// The fields that narrow what is seen, for the strip over the matrix.
  public Node tools() {
    return tools.node();
  }

  /// Puts the keyboard where the arrow keys work.
  public void focusGrid() {
    grid.takeFocus();
  }

  public void focusSearch() {
    tools.focusSearch();
  }

  /// One thing at a time: the explanation, then what is searched for.
  public void clear() {
    if (store.now().matrix().chosen() != null) {
      choose(null);
    } else {
      tools.clear();
    }
  }

  public void render(Workspace workspace) {
    Tones now = workspace.appearance().tones();
    if (!now.equals(tones)) {
      tones = now;
      Inks inks = new Inks(now);
      grid.paintWith(inks);
      legend.paintWith(inks);
    }
    MatrixView view = workspace.matrix();
    Matrix matrix = view.matrix();
    empty.setVisible(matrix == null);
    grid.setVisible(matrix != null);
    tools.show(view);
    if (matrix == null) {
      explain.hide();
      asked = null;
      grid.cache().clear();
      return;
    }
    observe(workspace);
    Chosen chosen = view.chosen();
    grid.show(
        matrix, view.filter(), chosen == null ? null : new Pair(chosen.source(), chosen.target()));
    explain(matrix, view.filter(), chosen);
  }

  /// Sets what the last sweep observed beside what is predicted.
  @SuppressWarnings("ReferenceEquality") // results are the same only if they are the very same
  private void observe(Workspace workspace) {
    Sweeps.Run run = workspace.wire().sweeps().run();
    List<Result> results = run == null ? List.of() : run.results();
    if (results != swept) {
      swept = results;
      var open = workspace.open();
      grid.observe(
          open == null || results.isEmpty()
              ? Observed.NOTHING
              : Observed.of(results, open.snapshot()));
      legend.observed(!results.isEmpty());
    }
  }

  private void explain(Matrix matrix, PortFilter filter, @Nullable Chosen chosen) {
    if (chosen == null) {
      asked = null;
      explain.hide();
      return;
    }
    Question question = new Question(matrix, filter, chosen);
    if (question.equals(asked)) {
      return;
    }
    asked = question;
    explain.open();
    grid.worker()
        .ask(
            () -> {
              Optional<Answer> answer =
                  new Explainer(matrix, filter).explain(chosen.source(), chosen.target());
              FxCrossing.later(() -> answered(question, answer));
            });
  }

  /// An answer to an older question comes too late.
  private void answered(Question question, Optional<Answer> answer) {
    if (question.equals(asked)) {
      answer.ifPresentOrElse(explain::show, explain::gone);
      grid.requestLayout();
    }
  }

  private void act(GridAct act) {
    switch (act) {
      case GridAct.Turn t -> step(new MatrixStep.Turn(t.axis(), t.group().key(), t.open()));
      case GridAct.Choose c -> choose(new Chosen(c.source().key(), c.target().key()));
    }
  }

  private void choose(@Nullable Chosen chosen) {
    step(new MatrixStep.Choose(chosen));
  }

  private void step(MatrixStep step) {
    store.dispatch(new Intent.OnMatrix(step));
  }

  @Override
  public void close() {
    grid.close();
  }

  /// What the explanation's buttons do.
  private final class Asks implements ExplainView.Asks {
    @Override
    public void close() {
      choose(null);
      grid.requestFocus();
    }

    @Override
    public void showOnMap(Group source, Group target) {
      Set<ObjectRef> refs = new LinkedHashSet<>();
      Stream.of(source, target).flatMap(g -> g.key().object().stream()).forEach(refs::add);
      store.dispatch(new Intent.SelectAll(refs));
      step(new MatrixStep.Show(Face.MAP));
    }

    @Override
    public void select(ObjectRef policy) {
      store.dispatch(new Intent.Select(policy, false));
    }

    @Override
    public void drill(Group source, Group target) {
      Matrix matrix = store.now().matrix().matrix();
      if (matrix != null) {
        Chosen chosen = new Chosen(source.key(), target.key());
        step(
            new MatrixStep.Reveal(
                chosen,
                around(matrix.hierarchy(), source.key()),
                around(matrix.hierarchy(), target.key())));
      }
    }

    private static Set<Key> around(Hierarchy hierarchy, Key key) {
      Set<Key> around = new HashSet<>();
      Optional<Key> parent = hierarchy.parent(key);
      while (parent.isPresent()) {
        around.add(parent.get());
        parent = hierarchy.parent(parent.get());
      }
      return around;
    }
  }
}
