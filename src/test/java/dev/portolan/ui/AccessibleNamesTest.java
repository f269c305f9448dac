package dev.portolan.ui;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static dev.portolan.testkit.HeadlessFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.ShownWindow;
import dev.portolan.testkit.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who hears the window in place of seeing it hears of everything that can be used what it is for.
final class AccessibleNamesTest {
  private final Workbench bench = new Workbench();
  @RegisterExtension private final ShownWindow shown = new ShownWindow(bench);

  @BeforeEach
  void open() throws Exception {
    shown.open(ClusterFixture.shop());
  }

  @Test
  void whatIsShownAtOnceHasNames() throws Exception {
    assertThat(call(AccessibleNamesTest::unnamed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "context-chooser, #context-list",
    "namespaces, #namespace-list",
    "filter, #filter-labels",
    "open-settings, #settings-debug-image",
    "tab-table, .table-view",
    "tab-matrix, #matrix-rows"
  })
  void whatOpensHasThemToo(String opener, String opened) throws Exception {
    run(() -> ((ButtonBase) shown.node(opener)).fire());
    until(opened + " is there", () -> find(opened).isPresent());
    assertThat(call(AccessibleNamesTest::unnamed)).isEmpty();
  }

  @Test
  void theNamespacesToReadHaveThem() throws Exception {
    run(() -> ((ButtonBase) shown.node("namespaces")).fire());
    until("the choice is open", () -> find("#page-second").isPresent());
    run(() -> ((ButtonBase) find("#page-second").orElseThrow()).fire());
    until(
        "it is there",
        () -> find("#scope-list").filter(n -> n.getParent().isVisible()).isPresent());
    assertThat(call(AccessibleNamesTest::unnamed)).isEmpty();
  }

  private static Optional<Node> find(String selector) {
    return anywhere().map(r -> r.lookup(selector)).filter(Objects::nonNull).findFirst();
  }

  private static Stream<Parent> anywhere() {
    return Window.getWindows().stream().map(w -> w.getScene().getRoot());
  }

  private static List<String> unnamed() {
    List<Node> used = new ArrayList<>();
    anywhere().forEach(root -> collect(root, used));
    List<Node> labelled =
        anywhere()
            .flatMap(root -> root.lookupAll(".label").stream())
            .filter(Label.class::isInstance)
            .<Node>map(l -> ((Label) l).getLabelFor())
            .toList();
    return used.stream()
        .filter(n -> !named(n) && !labelled.contains(n))
        .map(n -> n.getClass().getSimpleName() + " " + n.getId() + " in " + n.getParent())
        .toList();
  }

  private static void collect(Node node, List<Node> used) {
    if (!node.isVisible()) {
      return;
    }
    boolean list =
        node instanceof ListView || node instanceof TableView || node instanceof ComboBoxBase;
    boolean number = node instanceof Slider || node instanceof Spinner;
    if (list
        || number
        || node instanceof TextInputControl
        || node instanceof ButtonBase
        || node instanceof CheckBox) {
      used.add(node);
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, used));
    }
  }

  private static boolean named(Node node) {
    boolean said = node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
    boolean written = node instanceof Labeled l && l.getText() != null && !l.getText().isBlank();
    return said || written;
  }
}
