package dev.portolan.ui.verbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.ui.verbs.Keys.Where;
import dev.portolan.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VerbsTest {
  private static final Workspace NOW = Workspace.initial(Workspace.Theme.LIGHT);

  private final Verbs verbs = new Verbs();
  private final List<String> done = new ArrayList<>();

  VerbsTest() {
    verbs.add(
        verb("everywhere", Keys.shortcut(KeyCode.F).orTyped("/")),
        verb("off", Keys.plain(KeyCode.G)).when(w -> false),
        verb("reading", Keys.plain(KeyCode.G, KeyCode.H)),
        verb("on-map", Keys.onMap(KeyCode.SPACE)));
  }

  private Verb verb(String id, Keys keys) {
    return Verb.of(Group.MAP, id, id, () -> done.add(id)).keys(keys);
  }

  @ParameterizedTest
  @CsvSource({
    "F, true, ANYWHERE, everywhere",
    "F, true, MAP, everywhere",
    "F, false, READING, ''",
    "G, false, READING, reading",
    "H, false, MAP, reading",
    "G, false, ANYWHERE, ''",
    "SPACE, false, READING, ''",
    "SPACE, false, MAP, on-map",
  })
  void hearsKeysWhereTheyAreMeant(KeyCode code, boolean control, Where where, String id) {
    KeyEvent event = pressed(code, control);
    assertThat(verbs.of(event, where, NOW).map(Verb::id).orElse("")).isEqualTo(id);
  }

  @Test
  void hearsACharacterUnlessItIsTypedIntoAText() {
    KeyEvent slash =
        new KeyEvent(KeyEvent.KEY_TYPED, "/", "", KeyCode.UNDEFINED, true, false, false, false);
    assertThat(verbs.of(slash, Where.READING, NOW).map(Verb::id)).hasValue("everywhere");
    assertThat(verbs.of(slash, Where.ANYWHERE, NOW)).isEmpty();
  }

  @Test
  void doesNothingThatCannotBeUsed() {
    assertThat(verbs.run("off", NOW)).isFalse();
    assertThat(verbs.run("reading", NOW)).isTrue();
    assertThat(verbs.run("nowhere", NOW)).isFalse();
    assertThat(done).containsExactly("reading");
  }

  @Test
  void passingVerbsComeFirst() {
    verbs.addPassing(w -> List.of(verb("passing", Keys.plain(KeyCode.G))));
    assertThat(verbs.all(NOW).getFirst().id()).isEqualTo("passing");
    assertThat(verbs.of(pressed(KeyCode.G, false), Where.READING, NOW).map(Verb::id))
        .hasValue("passing");
  }

  @Test
  void aNameIsGivenOnce() {
    Verb again = verb("reading", Keys.NONE);
    assertThatThrownBy(() -> verbs.add(again)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsItsKeys() {
    Keys keys = Keys.shortcut(KeyCode.F).orTyped("/");
    assertThat(keys.words()).hasSize(2).last().isEqualTo("/");
    assertThat(verb("x", Keys.NONE).hint()).isEqualTo("x");
    assertThat(verb("x", Keys.plain(KeyCode.F)).hint()).isEqualTo("x (F)");
  }

  private static KeyEvent pressed(KeyCode code, boolean control) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false);
  }
}
