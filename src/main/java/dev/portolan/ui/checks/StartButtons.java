package dev.portolan.ui.checks;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Question;
import dev.portolan.ui.checks.options.OptionsPopover;
import dev.portolan.ui.map.Actions;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Preferences;
import dev.portolan.workspace.Workspace;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The three buttons that start a check, the menu of the other kinds, and the time limit. A button
/// that cannot be pressed says why.
final class StartButtons {
  private static final List<Duration> LIMITS =
      List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2));

  private final Consumer<Intent> dispatch;
  private final HintLine hint;
  private final Map<CheckKind, Button> buttons = new EnumMap<>(CheckKind.class);
  private final Map<CheckKind, Tooltip> reasons = new EnumMap<>(CheckKind.class);
  private final Map<CheckKind, Readiness> readiness = new EnumMap<>(CheckKind.class);
  private final Button options = new Button("Options", new FontIcon(Feather.SLIDERS));
  private final MenuButton more = new MenuButton("More");
  private final ComboBox<Duration> limit = new ComboBox<>();
  private final HBox root = new HBox(6);
  private @Nullable OptionsPopover popover;
  private Preferences kept = Preferences.NONE;

  StartButtons(Consumer<Intent> dispatch, HintLine hint) {
    this.dispatch = dispatch;
    this.hint = hint;
    for (CheckKind kind : CheckKind.FIRST) {
      Button button = new Button(kind.title(), Glyphs.of(Actions.icon(kind)));
      button.setMinWidth(Button.USE_PREF_SIZE);
      button.getStyleClass().add("start-" + kind.verb());
      button.setOnAction(event -> press(kind));
      // A disabled button hears no mouse, so the one around it shows why it is disabled.
      StackPane around = new StackPane(button);
      Tooltip reason = new Tooltip();
      Tooltip.install(around, reason);
      buttons.put(kind, button);
      reasons.put(kind, reason);
      root.getChildren().add(around);
    }
    for (CheckKind kind : CheckKind.values()) {
      if (!CheckKind.FIRST.contains(kind)) {
        more.getItems().add(item(kind));
      }
    }
    more.setMinWidth(MenuButton.USE_PREF_SIZE);
    more.getStyleClass().add("start-more");
    options.setId("check-options");
    options.setMinWidth(Button.USE_PREF_SIZE);
    options.setTooltip(new Tooltip("Packets, sizes, ways, and asking again and again"));
    options.setOnAction(event -> popover().toggle(null, options));
    root.getChildren().addAll(more, options);
    button(CheckKind.REACH).getStyleClass().add("accent");
    limit.getItems().setAll(LIMITS);
    limit.setValue(LIMITS.get(1));
    limit.setConverter(new LimitText());
    limit.setAccessibleText("Time limit");
    limit.setMinWidth(ComboBox.USE_PREF_SIZE);
    limit.setTooltip(new Tooltip("After this long a check is ended"));
    root.getChildren().add(limit);
    root.setAlignment(Pos.CENTER_LEFT);
  }

  /// The kinds that have no button ask for their options first.
  private MenuItem item(CheckKind kind) {
    MenuItem item = new MenuItem(kind.title() + "…", Glyphs.of(Actions.icon(kind)));
    item.setId("more-" + kind.verb());
    item.setMnemonicParsing(false);
    item.setOnAction(event -> popover().toggle(kind, more));
    return item;
  }

  private OptionsPopover popover() {
    OptionsPopover made = popover == null ? new OptionsPopover(new Asker()) : popover;
    popover = made;
    return made;
  }

  Node node() {
    return root;
  }

  void show(Workspace workspace) {
    kept = workspace.contexts().preferences();
    for (CheckKind kind : CheckKind.values()) {
      Readiness now = Readiness.of(workspace, kind);
      if (now.equals(readiness.put(kind, now)) || !CheckKind.FIRST.contains(kind)) {
        continue;
      }
      Button button = button(kind);
      button.setDisable(!now.ready());
      button.setText(now.instead().isEmpty() ? kind.title() : kind.title() + " (connect)");
      String why =
          now.ready() ? now.instead().isEmpty() ? what(kind) : now.instead() : now.obstacle();
      Objects.requireNonNull(reasons.get(kind)).setText(why);
      button.setAccessibleHelp(why);
    }
  }

  /// Starts a check, or says why it cannot be.
  void press(CheckKind kind) {
    Readiness now = Objects.requireNonNull(readiness.get(kind));
    if (now.ready()) {
      ask(kept.question(kind));
    } else {
      hint.problem(now.obstacle());
    }
  }

  private void ask(Question question) {
    hint.problem("");
    Duration time = limit.getValue();
    // Whoever asks for a hundred packets wants them all.
    boolean longer = question instanceof Question.Ping p && p.takes().compareTo(time) > 0;
    Duration enough = longer ? ((Question.Ping) question).takes() : time;
    Duration every = popover == null ? Duration.ZERO : popover.every();
    dispatch.accept(new Intent.StartCheck(question, enough, every));
  }

  private Button button(CheckKind kind) {
    return Objects.requireNonNull(buttons.get(kind));
  }

  private static String what(CheckKind kind) {
    return switch (kind) {
      case REACH -> "Connect to each declared TCP port (Ctrl+Enter)";
      case PING -> "Send echo requests: loss and round-trip times";
      case TRACEROUTE -> "Find the hops on the way";
      case DNS -> "Look the name up, each step of the search shown";
      case HTTP -> "Send a request: status, redirects, where the time goes";
      case TLS -> "Shake hands: version, certificates, names, expiry";
      case UDP -> "Send a datagram: answered, silent, or port unreachable";
      case GRPC -> "Ask the standard health service";
      case MTU -> "Find the largest packet that passes whole";
    };
  }

  /// What the options ask with.
  private final class Asker implements OptionsPopover.Host {
    @Override
    public Question question(CheckKind kind) {
      return kept.question(kind);
    }

    @Override
    public void keep(Question question) {
      if (!question.equals(kept.question(question.kind()))) {
        dispatch.accept(new Intent.KeepQuestion(question));
      }
    }

    @Override
    public String obstacle(CheckKind kind) {
      return Objects.requireNonNull(readiness.get(kind)).obstacle();
    }

    @Override
    public void ask(Question question) {
      StartButtons.this.ask(question);
    }

    @Override
    public void repeats() {
      options.setText(popover().every().isZero() ? "Options" : "Repeating");
    }
  }

  /// A time limit as text.
  private static final class LimitText extends StringConverter<Duration> {
    @Override
    public String toString(@Nullable Duration limit) {
      return limit == null ? "" : RunWords.limit(limit);
    }

    @Override
    public Duration fromString(String text) {
      throw new UnsupportedOperationException("the choice is not typed");
    }
  }
}
