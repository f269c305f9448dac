package dev.portolan.ui.sheets;

import dev.portolan.paint.Palette;
import dev.portolan.paint.Role;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.ColourSet;
import dev.portolan.workspace.Tones;
import dev.portolan.workspace.Workspace.Theme;
import java.awt.Color;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The colour sets to choose from, each showing its own colours for good, needs a look, broken and
/// idle, with the signs that go with them.
final class ColourTiles {
  private static final int IN_A_ROW = 2;
  private static final double WIDTH = 268;
  private static final double HEIGHT = 104;

  private final Map<ColourSet, ToggleButton> tiles = new EnumMap<>(ColourSet.class);
  private final Map<ColourSet, HBox> samples = new EnumMap<>(ColourSet.class);
  private final GridPane root = new GridPane(8, 8);
  private @Nullable Theme shown;

  ColourTiles(Consumer<ColourSet> chosen) {
    ToggleGroup one = new ToggleGroup();
    int at = 0;
    for (ColourSet colours : ColourSet.values()) {
      Label title = new Label(colours.title());
      title.getStyleClass().add("strong");
      Label meaning = new Label(colours.meaning());
      meaning.getStyleClass().add("muted");
      meaning.setWrapText(true);
      HBox sample = new HBox(6);
      for (Tone tone : List.of(Tone.GOOD, Tone.WARN, Tone.BAD, Tone.IDLE)) {
        sample.getChildren().add(Glyphs.of(Glyphs.of(tone), tone.styleClass()));
      }
      sample.getStyleClass().add("colour-sample");
      VBox content = new VBox(4, sample, title, meaning);
      content.setPrefWidth(WIDTH - 24);
      ToggleButton tile = new ToggleButton(null, content);
      tile.setId("colours-" + colours.word());
      tile.getStyleClass().add("colour-tile");
      tile.setAlignment(Pos.TOP_LEFT);
      tile.setPrefWidth(WIDTH);
      tile.setPrefHeight(HEIGHT);
      tile.setToggleGroup(one);
      tile.setAccessibleText(colours.title() + ". " + colours.meaning());
      tile.setOnAction(
          e -> {
            tile.setSelected(true);
            chosen.accept(colours);
          });
      tiles.put(colours, tile);
      samples.put(colours, sample);
      root.add(tile, at % IN_A_ROW, at / IN_A_ROW);
      at++;
    }
  }

  Region node() {
    return root;
  }

  void show(Tones now) {
    tiles.forEach((colours, tile) -> tile.setSelected(colours == now.colours()));
    if (now.theme() != shown) {
      shown = now.theme();
      samples.forEach((colours, box) -> sample(box, new Tones(now.theme(), colours)));
    }
  }

  private static void sample(HBox box, Tones tones) {
    Palette palette = Palette.of(tones.sheets());
    box.setStyle(
        Stream.of(Role.OK, Role.WARN, Role.BAD, Role.IDLE, Role.PANEL)
            .map(r -> r.property() + ": " + hex(palette.get(r)) + ";")
            .collect(Collectors.joining(" ")));
  }

  private static String hex(Color colour) {
    return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xffffff);
  }
}
