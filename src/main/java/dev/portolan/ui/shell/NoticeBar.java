package dev.portolan.ui.shell;

import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.Level;
import dev.portolan.workspace.Workspace.Notice;
import java.util.List;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.util.Duration;
import org.controlsfx.control.NotificationPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Tells the newest notice in a bar over what it wraps. What only informs goes away by itself;
/// warnings and errors stay until they are closed.
final class NoticeBar {
  private static final Duration INFO_STAYS = Duration.seconds(6);

  private final Store store;
  private final NotificationPane pane;
  private final PauseTransition stay = new PauseTransition(INFO_STAYS);
  private @Nullable Notice shown;

  NoticeBar(Store store, Node content) {
    this.store = store;
    pane = new NotificationPane(content);
    pane.setId("notices");
    pane.setOnHidden(e -> closed());
    stay.setOnFinished(e -> pane.hide());
  }

  Node node() {
    return pane;
  }

  void render(Workspace workspace) {
    List<Notice> notices = workspace.notices();
    Notice newest = notices.isEmpty() ? null : notices.getLast();
    if (newest == null) {
      shown = null;
      pane.hide();
    } else if (!newest.equals(shown)) {
      show(newest);
    }
  }

  private void show(Notice notice) {
    shown = notice;
    for (Level level : Level.values()) {
      pane.getStyleClass().remove(style(level));
    }
    pane.getStyleClass().add(style(notice.level()));
    pane.setText(notice.text());
    pane.setGraphic(
        new FontIcon(
            switch (notice.level()) {
              case INFO -> Feather.INFO;
              case WARNING -> Feather.ALERT_TRIANGLE;
              case ERROR -> Feather.ALERT_OCTAGON;
            }));
    pane.show();
    stay.stop();
    if (notice.level() == Level.INFO) {
      stay.playFromStart();
    }
  }

  private void closed() {
    Notice told = shown;
    if (told != null) {
      store.dispatch(new Intent.DismissNotice(told.id()));
    }
  }

  private static String style(Level level) {
    return "notice-" + level.name().toLowerCase(Locale.ROOT);
  }
}
