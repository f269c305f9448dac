package dev.portolan.ui.contexts;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.workspace.ContextPreference;
import java.time.InstantSource;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line of the chooser: a heading, a context with its marks and warnings, or a problem.
final class ContextCell extends ListCell<ContextRow> {
  private static final double SIGN_COLUMN = 18;

  private final InstantSource clock;
  private final AccentSign sign = new AccentSign();
  private final Label name = new Label();
  private final Label current = badge("current");
  private final Label open = badge("open");
  private final Label hidden = badge("not seen by kubectl");
  private final Label guarded = badge("protected");
  private final Label used = new Label();
  private final FontIcon starIcon = Glyphs.of(Feather.STAR);
  private final Button star = new Button(null, starIcon);
  private final Label place = new Label();
  private final Label warning = new Label("", Glyphs.of(Feather.ALERT_TRIANGLE));
  private final HBox choice;
  private final Label heading = new Label();
  private final Label count = new Label();
  private final HBox headingRow = new HBox(8, heading, count);
  private final Label entry = new Label("", Glyphs.of(Feather.ALERT_TRIANGLE));
  private final Label reason = new Label();
  private final VBox trouble = new VBox(2, entry, reason);

  ContextCell(ContextActions actions, InstantSource clock) {
    this.clock = clock;
    guarded.setGraphic(Glyphs.of(Feather.LOCK));
    guarded.getStyleClass().add("guarded");
    name.getStyleClass().add("strong");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    used.getStyleClass().add("muted");
    used.setMinWidth(Region.USE_PREF_SIZE);
    place.getStyleClass().add("muted");
    place.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    warning.getStyleClass().add("context-warning");
    warning.setWrapText(true);
    warning.managedProperty().bind(warning.visibleProperty());
    star.getStyleClass().addAll("icon-button", "star");
    star.setFocusTraversable(false);
    star.setOnAction(e -> actions.toggleFavourite(getItem()));
    StackPane column = new StackPane(sign.node());
    column.setMinWidth(SIGN_COLUMN);
    column.setPrefWidth(SIGN_COLUMN);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox first = new HBox(6, name, current, open, guarded, hidden, gap, used);
    first.setAlignment(Pos.CENTER_LEFT);
    VBox texts = new VBox(2, first, place, warning);
    HBox.setHgrow(texts, Priority.ALWAYS);
    texts.setMinWidth(0);
    choice = new HBox(6, column, texts, star);
    choice.setAlignment(Pos.CENTER_LEFT);
    heading.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    headingRow.getStyleClass().add("context-heading");
    entry.getStyleClass().add("context-trouble");
    reason.getStyleClass().add("muted");
    reason.setWrapText(true);
    setPrefWidth(0);
    setOnMouseClicked(e -> actions.clicked(getItem(), e));
    setOnContextMenuRequested(e -> actions.menu(this, getItem(), e));
  }

  private static Label badge(String text) {
    Label badge = new Label(text);
    badge.getStyleClass().addAll("badge", "idle");
    badge.setMinWidth(Region.USE_PREF_SIZE);
    badge.managedProperty().bind(badge.visibleProperty());
    return badge;
  }

  @Override
  protected void updateItem(@Nullable ContextRow item, boolean empty) {
    super.updateItem(item, empty);
    setMouseTransparent(!(item instanceof ContextRow.Choice));
    switch (item) {
      case null -> setGraphic(null);
      case ContextRow.Heading(String title, int n) -> {
        heading.setText(title);
        count.setText(Integer.toString(n));
        setGraphic(headingRow);
      }
      case ContextRow.Choice c -> {
        show(c);
        setGraphic(choice);
      }
      case ContextRow.Trouble(Kubeconfig.Problem problem) -> {
        entry.setText(Troubles.what(problem));
        reason.setText(problem.message());
        setGraphic(trouble);
      }
    }
  }

  private void show(ContextRow.Choice row) {
    KubeContext context = row.context();
    ContextPreference kept = row.preference();
    sign.show(kept.accent());
    name.setText(context.name());
    current.setVisible(context.current() && !row.open());
    open.setVisible(row.open());
    hidden.setVisible(context.hidden());
    guarded.setVisible(kept.guarded());
    used.setText(kept.used() == null ? "" : Ago.words(kept.used(), clock.instant()));
    String words = kept.favourite() ? "Not a favourite any more" : "Make it a favourite";
    star.setAccessibleText(words);
    star.pseudoClassStateChanged(ContextActions.CHOSEN, kept.favourite());
    String server = context.server().isEmpty() ? "no server" : context.server();
    String where = server + "  ·  " + context.userName();
    place.setText(row.place().isEmpty() ? where : where + "  ·  " + row.place());
    List<String> warnings = context.warnings();
    warning.setVisible(!warnings.isEmpty());
    warning.setText(String.join("\n", warnings));
  }
}
