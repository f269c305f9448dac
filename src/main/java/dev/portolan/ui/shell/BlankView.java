package dev.portolan.ui.shell;

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
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows a `Blank` in the map's place.
final class BlankView {
  private final Store store;
  private final Runnable choose;
  private final StackPane picture = new StackPane();
  private final Label title = new Label();
  private final Label text = new Label();
  private final Label details = new Label();
  private final HBox offers = new HBox(10);
  private final VBox column = new VBox(picture, title, text, details, offers);
  private final StackPane root = new StackPane(column);
  private @Nullable Blank shown;

  BlankView(Store store, Runnable choose) {
    this.store = store;
    this.choose = choose;
    root.setId("blank");
    root.getStyleClass().add("blank");
    column.getStyleClass().add("blank-column");
    column.setMaxWidth(520);
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
    blank.filter(b -> !b.equals(shown)).ifPresent(this::show);
    shown = blank.orElse(null);
  }

  private void show(Blank blank) {
    title.setText(blank.title());
    text.setText(blank.text());
    details.setText(blank.details());
    picture.getChildren().setAll(picture(blank.icon()));
    offers.getChildren().clear();
    for (Offer offer : blank.offers()) {
      Button button = new Button(offer.title());
      button.setId("offer-" + offer.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      boolean first = offer == blank.offers().getFirst() && offer != Offer.CANCEL;
      button.getStyleClass().add(first ? "accent" : "button-outlined");
      button.setOnAction(e -> take(offer));
      offers.getChildren().add(button);
    }
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
              case FORBIDDEN -> Feather.LOCK;
              default -> Feather.INBOX;
            });
    sign.getStyleClass().add(icon == Blank.Icon.FAILED ? "bad" : "plain");
    return sign;
  }

  private void take(Offer offer) {
    switch (offer) {
      case DEMO -> store.dispatch(new Intent.OpenDemo());
      case CHOOSE -> choose.run();
      case RELOAD -> store.dispatch(new Intent.ReloadKubeconfig());
      case RETRY -> retry();
      case CANCEL -> store.dispatch(new Intent.CloseContext());
      case SHOW_ALL -> store.dispatch(new Intent.ShowNamespaces(Set.of()));
    }
  }

  private void retry() {
    OpenContext open = store.now().open();
    if (open != null) {
      store.dispatch(new Intent.OpenContext(open.context()));
    }
  }
}
