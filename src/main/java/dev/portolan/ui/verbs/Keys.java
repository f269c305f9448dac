package dev.portolan.ui.verbs;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys of a verb, and where they work.
///
/// @param pressed any of them does it; the first is the one that is told
/// @param typed a character that does it too, or empty: `/` and `?` lie under other keys, with
///   other modifiers, in every country
public record Keys(List<KeyCombination> pressed, String typed, Where where) {
  public static final Keys NONE = new Keys(List.of(), "", Where.ANYWHERE);

  public Keys {
    pressed = List.copyOf(pressed);
  }

  /// Where keys work.
  public enum Where {
    /// Also while text is being typed.
    ANYWHERE,
    /// Not while text is being typed.
    READING,
    /// While the map has the keyboard.
    MAP
  }

  /// Ctrl (or Cmd) with a key, also while text is being typed.
  public static Keys shortcut(KeyCode... codes) {
    return of(Where.ANYWHERE, codes, KeyCombination.SHORTCUT_DOWN);
  }

  /// Any of some keys by itself, but not while text is being typed.
  public static Keys plain(KeyCode... codes) {
    return of(Where.READING, codes);
  }

  /// Keys by themselves while the map has the keyboard.
  public static Keys onMap(KeyCode... codes) {
    return of(Where.MAP, codes);
  }

  /// Keys with modifiers that all must be down.
  public static Keys of(Where where, KeyCode[] codes, KeyCombination.Modifier... modifiers) {
    return new Keys(
        Stream.of(codes).map(c -> (KeyCombination) new KeyCodeCombination(c, modifiers)).toList(),
        "",
        where);
  }

  public static Keys of(Where where, KeyCode code, KeyCombination.Modifier... modifiers) {
    return of(where, new KeyCode[] {code}, modifiers);
  }

  /// These, or else others.
  public Keys or(Keys other) {
    List<KeyCombination> all = Stream.concat(pressed.stream(), other.pressed.stream()).toList();
    return new Keys(all, typed.isEmpty() ? other.typed : typed, where);
  }

  /// These, or else a character, which is only heard while no text is being typed.
  public Keys orTyped(String character) {
    return new Keys(pressed, character, where);
  }

  public Keys in(Where there) {
    return new Keys(pressed, typed, there);
  }

  boolean match(KeyEvent event) {
    return event.getEventType() == KeyEvent.KEY_TYPED
        ? !typed.isEmpty() && typed.equals(event.getCharacter())
        : pressed.stream().anyMatch(k -> k.match(event));
  }

  /// All of them in words, the one to be told first: `Ctrl+F`, `/`. The arrows of a number pad are
  /// not told beside the others.
  public List<String> words() {
    return Stream.concat(
            pressed.stream().map(KeyCombination::getDisplayText).map(Keys::usual), Stream.of(typed))
        .filter(t -> !t.isEmpty() && !t.startsWith("Kp "))
        .distinct()
        .toList();
  }

  private static String usual(String words) {
    return words
        .replace("Escape", "Esc")
        .replace("Back Space", "Backspace")
        .replace("Context Menu", "Menu");
  }

  /// The one to be told, or empty.
  public String word() {
    return words().isEmpty() ? "" : words().getFirst();
  }
}
