package dev.portolan.ui.shell;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.topology.Filter;
import dev.portolan.ui.filter.FilterBar;
import dev.portolan.ui.shell.Blank.Offer;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows a `Blank` in the map's place.
final class BlankView {
  /// A context's name can be a long one, such as a cloud's resource name.
  private static final double WIDEST = 380;

  private final Store store;
  private final Runnable choose;
  private final Runnable namespaces;
  private final ProgressRows progress = new ProgressRows();
  private final StackPane picture = new StackPane();
  private final Label title = new Label();
  private final Label text = new Label();
  private final Label details = new Label();
  private final HBox offers = new HBox(10);
  private final VBox column = new VBox(picture, title, text, progress.node(), details, offers);
  private final StackPane root = new StackPane(column);
  private @Nullable Blank shown;

  BlankView(Store store, Runnable choose, Runnable namespaces) {
    this.store = store;
    this.choose = choose;
    this.namespaces = namespaces;
    root.setId("blank");
    root.getStyleClass().add("blank");
    column.getStyleClass().add("blank-column");
    column.setMaxWidth(640);
    title.getStyleClass().add("blank-title");
    text.getStyleClass().add("blank-text");
    details.getStyleClass().add("blank-details");
    for (Label label : new Label[] {title, text, details}) {
      label.setWrapText(true);
      label.managedProperty().bind(label.textProperty().isNotEmpty());
    }
    offers.setAlignment(Pos.CENTER);
    VBox.setMargin(offers, new Insets(10, 0, 0, 0));
  }

  Node node() {
    return root;
  }

  void render(Workspace workspace) {
    Optional<Blank> blank = Blank.of(workspace);
    root.setVisible(blank.isPresent());
    OpenContext open = workspace.open();
    boolean busy = blank.isPresent() && blank.get().icon() == Blank.Icon.BUSY;
    progress.show(
        busy && open != null && open.snapshot().generation() > 0
            ? Progress.of(open.snapshot())
            : Progress.NONE);
    blank.filter(b -> !b.equals(shown)).ifPresent(this::show);
    shown = blank.orElse(null);
  }

  /// The button to press, where there is one.
  Optional<Node> first() {
    return root.isVisible()
        ? offers.getChildren().stream()
            .filter(b -> b.getStyleClass().contains("accent"))
            .findFirst()
        : Optional.empty();
  }

  private void show(Blank blank) {
    title.setText(blank.title());
    text.setText(blank.text());
    details.setText(blank.details());
    picture.getChildren().setAll(picture(blank.icon()));
    offers.getChildren().clear();
    for (Offer offer : blank.offers()) {
      Button button = new Button(title(offer, blank));
      button.setId("offer-" + offer.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      boolean first = offer == blank.offers().getFirst() && offer != Offer.CANCEL;
      button.getStyleClass().add(first ? "accent" : "button-outlined");
      button.setOnAction(e -> take(offer));
      if (offer == Offer.OPEN) {
        button.setMaxWidth(WIDEST);
        button.setTooltip(new Tooltip(button.getText()));
      } else {
        button.setMinWidth(Region.USE_PREF_SIZE);
      }
      offers.getChildren().add(button);
    }
  }

  private static String title(Offer offer, Blank blank) {
    KubeContext suggested = blank.suggested();
    return offer == Offer.OPEN && suggested != null ? "Open " + suggested.name() : offer.title();
  }

  private static Node picture(Blank.Icon icon) {
    if (icon == Blank.Icon.BUSY) {
      ProgressIndicator busy = new ProgressIndicator();
      busy.setMaxSize(44, 44);
      return busy;
    }
    FontIcon sign =
        new FontIcon(
            switch (icon) {
              case WELCOME -> Feather.COMPASS;
              case FAILED -> Feather.CLOUD_OFF;
              case WAITING -> Feather.TERMINAL;
              case FORBIDDEN -> Feather.LOCK;
              default -> Feather.INBOX;
            });
    sign.getStyleClass().add(icon == Blank.Icon.FAILED ? "bad" : "plain");
    return sign;
  }

  private void take(Offer offer) {
    switch (offer) {
      case OPEN -> openSuggested();
      case ASK -> store.dispatch(new Intent.AskPermission());
      case NAMESPACES -> namespaces.run();
      case DEMO -> store.dispatch(new Intent.OpenDemo());
      case CHOOSE -> choose.run();
      case RELOAD -> store.dispatch(new Intent.ReloadKubeconfig());
      case RETRY -> store.dispatch(new Intent.Reopen());
      case CANCEL -> store.dispatch(new Intent.CloseContext());
      case UNFILTER -> FilterBar.show(store, Filter.ALL);
      case SHOW_ALL -> store.dispatch(new Intent.ShowNamespaces(Set.of()));
    }
  }

  private void openSuggested() {
    KubeContext suggested = shown == null ? null : shown.suggested();
    if (suggested != null) {
      store.dispatch(new Intent.OpenContext(suggested));
    }
  }
}
