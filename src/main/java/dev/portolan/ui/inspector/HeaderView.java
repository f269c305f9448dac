package dev.portolan.ui.inspector;

import dev.portolan.model.Kind;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is selected: glyph, name, kind and namespace, and how it is.
final class HeaderView {
  private final FontIcon glyph = Glyphs.of(Feather.BOX, "kind-glyph");
  private final Label title = new Label();
  private final Label subtitle = new Label();
  private final Label chip = Marks.chip(Tone.PLAIN, "");
  private final Tooltip fullTitle = new Tooltip();
  private final HBox root;

  HeaderView() {
    title.getStyleClass().add("inspector-title");
    title.setTooltip(fullTitle);
    subtitle.getStyleClass().add("inspector-subtitle");
    StackPane badge = new StackPane(glyph);
    badge.getStyleClass().add("kind-badge");
    badge.setMinSize(StackPane.USE_PREF_SIZE, StackPane.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox second = new HBox(subtitle, gap, chip);
    second.setAlignment(Pos.CENTER_LEFT);
    VBox names = new VBox(2, title, second);
    names.setMinWidth(0);
    HBox.setHgrow(names, Priority.ALWAYS);
    chip.setMinWidth(Label.USE_PREF_SIZE);
    root = new HBox(badge, names);
    root.setAlignment(Pos.CENTER_LEFT);
    root.getStyleClass().add("inspector-header");
  }

  Node node() {
    return root;
  }

  void show(Facts facts) {
    Kind kind = facts.kind();
    glyph.setIconCode(kind == null ? Feather.LAYERS : Glyphs.of(kind));
    title.setText(facts.title());
    fullTitle.setText(facts.title());
    subtitle.setText(facts.subtitle());
    Marks.show(chip, facts.status().tone(), facts.status().text());
    boolean said = !facts.status().text().isEmpty();
    chip.setVisible(said);
    chip.setManaged(said);
  }
}
