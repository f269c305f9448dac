package dev.portolan.ui.history;

import dev.portolan.history.Report;
import dev.portolan.history.Row;
import dev.portolan.history.Search;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Outcome;
import dev.portolan.ui.map.Actions;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.IconButton;
import dev.portolan.workspace.History;
import dev.portolan.workspace.HistoryStep;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.feather.Feather;

/// The line above the kept results: what to look for, how much was found, and what can be done with
/// it.
final class SearchBar {
  private final HistoryVerbs verbs;
  private final CustomTextField text = new CustomTextField();
  private final ChoiceMenu<CheckKind> kinds;
  private final ChoiceMenu<Outcome> outcomes;
  private final ChoiceMenu<String> pods;
  private final Label count = new Label();
  private final MenuButton export = new MenuButton("Export", Glyphs.of(Feather.DOWNLOAD));
  private final Button remove;
  private final HBox root;
  private boolean showing;

  SearchBar(HistoryVerbs verbs) {
    this.verbs = verbs;
    text.setPromptText("Search the checks that were made");
    text.setAccessibleText("Search the checks that were made");
    text.setLeft(Glyphs.of(Feather.SEARCH));
    text.setId("history-search");
    text.setPrefWidth(260);
    text.setMinWidth(120);
    HBox.setHgrow(text, Priority.SOMETIMES);
    text.textProperty().addListener((p, was, is) -> find(search().with(is)));
    kinds =
        new ChoiceMenu<>(
            "Kind",
            k -> new ChoiceMenu.Look(k.title(), Actions.icon(k)),
            set -> find(search().withKinds(set)));
    outcomes =
        new ChoiceMenu<>(
            "Outcome",
            o -> new ChoiceMenu.Look(o.text(), Glyphs.of(o)),
            set -> find(search().withOutcomes(set)));
    pods =
        new ChoiceMenu<>(
            "Pod",
            p -> new ChoiceMenu.Look(p, Feather.BOX),
            set -> find(search().withPod(set.stream().findFirst().orElse(""))));
    count.getStyleClass().add("history-count");
    count.setMinWidth(Label.USE_PREF_SIZE);
    HBox.setHgrow(count, Priority.ALWAYS);
    count.setMaxWidth(Double.MAX_VALUE);
    export.setId("history-export");
    for (Report report : Report.values()) {
      MenuItem item = new MenuItem("As " + report.title());
      item.setOnAction(e -> verbs.export(report));
      export.getItems().add(item);
    }
    remove = IconButton.of(Feather.TRASH_2, "Delete what is marked", verbs::removePicked);
    remove.setId("history-delete");
    root =
        new HBox(
            8, text, kinds.node(), outcomes.node(), pods.node(), count, export, remove, more());
    root.setAlignment(Pos.CENTER_LEFT);
    root.getStyleClass().add("history-bar");
  }

  Node node() {
    return root;
  }

  /// @param found those of the history's rows that are shown
  void show(History history, List<Row> found) {
    showing = true;
    Search search = history.search();
    if (!text.getText().equals(search.text())) {
      text.setText(search.text());
    }
    List<Row> rows = history.rows();
    kinds.show(all(rows, Row::kind), search.kinds());
    outcomes.show(all(rows, Row::outcome), search.outcomes());
    pods.show(
        all(rows, r -> r.from().podRef().path()),
        search.pod().isEmpty() ? Set.of() : Set.of(search.pod()));
    count.setText(count(history, found.size()));
    export.setDisable(found.isEmpty());
    remove.setDisable(history.picked().isEmpty());
    showing = false;
  }

  private static String count(History history, int found) {
    int all = history.rows().size();
    String much = found == all ? all + (all == 1 ? " check" : " checks") : found + " of " + all;
    String marked = history.picked().size() > 1 ? ", " + history.picked().size() + " marked" : "";
    String unread =
        history.unread() == 0 ? "" : ", " + history.unread() + " that cannot be understood";
    return history.read() ? much + marked + unread : "";
  }

  private static <T> List<T> all(List<Row> rows, Function<Row, T> of) {
    return rows.stream().map(of).distinct().sorted().toList();
  }

  private MenuButton more() {
    MenuButton more = new MenuButton("", Glyphs.of(Feather.MORE_VERTICAL));
    more.getStyleClass().add("icon-button");
    more.setAccessibleText("More about the history");
    more.setId("history-more");
    MenuItem unfiltered = new MenuItem("Show all again");
    unfiltered.setOnAction(e -> verbs.send(new HistoryStep.Find(Search.ALL)));
    MenuItem all = new MenuItem("Delete all checks of this context", Glyphs.of(Feather.TRASH_2));
    all.setOnAction(e -> verbs.send(new HistoryStep.RemoveAll()));
    more.getItems().addAll(unfiltered, new SeparatorMenuItem(), all);
    return more;
  }

  private Search search() {
    return verbs.history().search();
  }

  private void find(Search search) {
    if (!showing) {
      verbs.send(new HistoryStep.Find(search));
    }
  }
}
