package dev.portolan.ui.parts;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A row of buttons of which one is pressed: a choice among values of an enum.
public final class Choice<E extends Enum<E>> {
  private final Map<E, ToggleButton> buttons;
  private final HBox row = new HBox();

  /// @param id what the buttons' names begin with
  public Choice(String id, List<E> values, Function<E, String> title, Consumer<E> chosen) {
    buttons = new EnumMap<>(values.getFirst().getDeclaringClass());
    ToggleGroup one = new ToggleGroup();
    for (E value : values) {
      ToggleButton button = new ToggleButton(title.apply(value));
      button.setId(id + "-" + value.name().toLowerCase(Locale.ROOT));
      button.setToggleGroup(one);
      button.setMinWidth(Region.USE_PREF_SIZE);
      // pressing the pressed one again does not leave the choice empty
      button.setOnAction(
          e -> {
            button.setSelected(true);
            chosen.accept(value);
          });
      buttons.put(value, button);
      row.getChildren().add(button);
    }
    row.getStyleClass().add("page-tabs");
    row.setMaxWidth(Region.USE_PREF_SIZE);
  }

  public Region node() {
    return row;
  }

  public ToggleButton button(E value) {
    ToggleButton button = buttons.get(value);
    if (button == null) {
      throw new IllegalArgumentException("no button for " + value);
    }
    return button;
  }

  public void show(E value) {
    button(value).setSelected(true);
  }
}
