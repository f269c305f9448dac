package dev.portolan.ui.capture;

import dev.portolan.capture.CaptureRequest.Bounds;
import dev.portolan.ui.parts.Glyphs;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.kordamp.ikonli.feather.Feather;

/// When a capture ends by itself, and how much of each packet it takes.
final class LimitMenu {
  private final MenuButton button = new MenuButton("", Glyphs.of(Feather.CLOCK));
  private final Consumer<Bounds> chosen;
  private Bounds shown = Bounds.USUAL;

  LimitMenu(Consumer<Bounds> chosen) {
    this.chosen = chosen;
    button.setId("capture-limits");
    button.setAccessibleText("Limits of the capture");
    button.setMinWidth(MenuButton.USE_PREF_SIZE);
    fill();
  }

  Node node() {
    return button;
  }

  void show(Bounds bounds) {
    if (!bounds.equals(shown)) {
      shown = bounds;
      fill();
    }
  }

  private void fill() {
    button.setText(CaptureWords.bounds(shown));
    Menu time = new Menu("Stop after a time");
    for (int seconds : List.of(10, 60, 300, 1800, 3600)) {
      Duration limit = Duration.ofSeconds(seconds);
      item(
          time,
          CaptureWords.duration(limit),
          b -> new Bounds(limit, b.bytes(), b.packets(), b.snaplen()));
    }
    Menu size = new Menu("Stop at a size");
    for (int megabytes : List.of(5, 20, 100, 512)) {
      item(
          size,
          megabytes + " MB",
          b -> new Bounds(b.time(), (long) megabytes << 20, b.packets(), b.snaplen()));
    }
    Menu count = new Menu("Stop at a number");
    for (int packets : List.of(100, 1_000, 50_000, Bounds.MOST_PACKETS)) {
      item(
          count,
          CaptureWords.packets(packets),
          b -> new Bounds(b.time(), b.bytes(), packets, b.snaplen()));
    }
    Menu much = new Menu("Of each packet");
    item(much, "headers and names (256 B)", b -> cut(b, Bounds.HEADERS));
    item(much, "the first 1,500 B", b -> cut(b, 1500));
    item(much, "all of it, with what people say", b -> cut(b, Bounds.WHOLE));
    button.getItems().setAll(time, size, count, much);
  }

  private static Bounds cut(Bounds b, int snaplen) {
    return new Bounds(b.time(), b.bytes(), b.packets(), snaplen);
  }

  private void item(Menu menu, String title, UnaryOperator<Bounds> change) {
    RadioMenuItem item = new RadioMenuItem(title);
    ToggleGroup group = new ToggleGroup();
    item.setToggleGroup(group);
    item.setSelected(change.apply(shown).equals(shown));
    item.setOnAction(e -> chosen.accept(change.apply(shown)));
    menu.getItems().add(item);
  }
}
