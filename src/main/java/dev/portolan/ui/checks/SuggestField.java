package dev.portolan.ui.checks;

import atlantafx.base.controls.CustomTextField;
import dev.portolan.model.Kind;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.IconButton;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A text field that searches while one types: the list below it offers what is meant, Enter takes
/// the marked line, Escape puts the old value back.
final class SuggestField {
  private final CustomTextField field = new CustomTextField();
  private final FontIcon glyph = Glyphs.of(Feather.SEARCH);
  private final Button clear;
  private final SuggestPopup popup;
  private final Function<String, List<Suggestion>> suggest;
  private final Consumer<Suggestion> accept;
  private final Consumer<String> refuse;
  private String value = "";
  private Feather valueIcon = Feather.SEARCH;
  private boolean editing;

  /// @param suggest what to offer for a text
  /// @param accept takes the chosen line
  /// @param refuse takes the text that Enter was pressed on, when nothing was offered for it
  SuggestField(
      Function<String, List<Suggestion>> suggest,
      Consumer<Suggestion> accept,
      Consumer<String> refuse,
      Runnable clearValue) {
    this.suggest = suggest;
    this.accept = accept;
    this.refuse = refuse;
    popup = new SuggestPopup(this::take);
    clear =
        IconButton.of(
            Feather.X,
            "Clear",
            () -> {
              stopEditing();
              clearValue.run();
              field.requestFocus();
            });
    clear.setFocusTraversable(false);
    clear.setVisible(false);
    field.setLeft(glyph);
    field.setRight(clear);
    field.getStyleClass().add("suggest-field");
    field.textProperty().addListener((p, was, is) -> typed());
    field.focusedProperty().addListener((p, was, is) -> focus(is));
    field.setOnMouseClicked(event -> offer());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  CustomTextField node() {
    return field;
  }

  void name(String prompt, String spoken) {
    field.setPromptText(prompt);
    field.setAccessibleText(spoken);
  }

  /// Shows what the form holds, unless somebody is typing.
  void show(String newValue, @Nullable Kind kind) {
    value = newValue;
    valueIcon =
        newValue.isEmpty() ? Feather.SEARCH : kind == null ? Feather.GLOBE : Glyphs.of(kind);
    if (!editing) {
      rest();
    }
  }

  private void rest() {
    if (!field.getText().equals(value)) {
      field.setText(value);
      field.end();
    }
    glyph.setIconCode(valueIcon);
    clear.setVisible(!value.isEmpty());
  }

  private void typed() {
    if (field.isFocused() && !field.getText().equals(value)) {
      editing = true;
      glyph.setIconCode(Feather.SEARCH);
      offer();
    }
  }

  private void focus(boolean focused) {
    if (focused) {
      field.selectAll();
    } else {
      popup.hide();
      stopEditing();
    }
  }

  private void stopEditing() {
    editing = false;
    rest();
  }

  /// An untouched value is no search: then everything is offered.
  private void offer() {
    if (field.isFocused()) {
      popup.show(field, suggest.apply(editing ? field.getText() : ""));
    }
  }

  private void take(Suggestion suggestion) {
    popup.hide();
    editing = false;
    accept.accept(suggestion);
    rest();
    field.end();
  }

  private void keyPressed(KeyEvent event) {
    if (event.isShortcutDown()) {
      return;
    }
    switch (event.getCode()) {
      case DOWN, UP -> {
        if (popup.showing()) {
          popup.move(event.getCode() == KeyCode.DOWN ? 1 : -1);
        } else {
          offer();
        }
        event.consume();
      }
      case ENTER -> {
        enter();
        event.consume();
      }
      case ESCAPE -> {
        if (popup.showing() || editing) {
          popup.hide();
          stopEditing();
          event.consume();
        }
      }
      default -> {}
    }
  }

  /// Takes the marked line; what is typed counts even when the list has not come up.
  private void enter() {
    if (!editing && !popup.showing()) {
      offer();
      return;
    }
    List<Suggestion> offered = suggest.apply(editing ? field.getText() : "");
    popup
        .marked()
        .or(() -> offered.stream().findFirst())
        .ifPresentOrElse(this::take, () -> refuse.accept(field.getText()));
  }
}
