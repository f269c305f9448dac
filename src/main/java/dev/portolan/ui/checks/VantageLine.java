package dev.portolan.ui.checks;

import dev.portolan.history.Questions;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Vantage;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// The line that says where a result was asked from, and when: container, node, image, how.
final class VantageLine {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final Label text = new Label();
  private final Tooltip whole = new Tooltip();

  VantageLine() {
    text.getStyleClass().add("vantage-line");
    text.setMinWidth(0);
    text.setTooltip(whole);
    show(null);
  }

  Node node() {
    return text;
  }

  void show(@Nullable CheckResult result) {
    text.setVisible(result != null);
    text.setManaged(result != null);
    if (result != null) {
      List<String> parts = parts(result);
      text.setText(String.join("  ·  ", parts));
      whole.setText(String.join("\n", parts));
    }
  }

  private static List<String> parts(CheckResult result) {
    Vantage v = result.vantage();
    List<String> parts = new ArrayList<>();
    parts.add(TIME.format(result.transcript().started().atZone(ZoneId.systemDefault())));
    parts.add("from " + v.container());
    if (!v.node().isEmpty()) {
      parts.add("on " + v.node());
    }
    parts.add(Questions.way(v));
    if (!v.image().isEmpty()) {
      parts.add(v.image());
    }
    return parts;
  }
}
