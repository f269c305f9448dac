package dev.portolan.ui.verbs;

import dev.portolan.workspace.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.input.KeyEvent;

/// Everything that can be done in one window. Used on the FX thread only.
///
/// Most verbs are there for as long as the window is; those of the selected object come and go with
/// it. Where two verbs have the same keys, the one that was added first and can be used is meant.
public final class Verbs {
  private final Map<String, Verb> lasting = new LinkedHashMap<>();
  private final List<Function<Workspace, List<Verb>>> passing = new ArrayList<>();

  public void add(Verb... verbs) {
    for (Verb verb : verbs) {
      if (lasting.putIfAbsent(verb.id(), verb) != null) {
        throw new IllegalArgumentException("two verbs are called " + verb.id());
      }
    }
  }

  /// Adds verbs that depend on the workspace, such as those of the selected object.
  public void addPassing(Function<Workspace, List<Verb>> verbs) {
    passing.add(verbs);
  }

  /// Those that are there for as long as the window is, in the order of adding.
  public List<Verb> lasting() {
    return List.copyOf(lasting.values());
  }

  /// All that there are now, whether they can be used or not.
  public List<Verb> all(Workspace workspace) {
    return Stream.concat(
            passing.stream().flatMap(p -> p.apply(workspace).stream()), lasting.values().stream())
        .toList();
  }

  public Optional<Verb> find(String id) {
    return Optional.ofNullable(lasting.get(id));
  }

  /// Does the verb of this name if it can be used now.
  public boolean run(String id, Workspace workspace) {
    Optional<Verb> verb = find(id).filter(v -> v.enabled().test(workspace));
    verb.ifPresent(v -> v.run().run());
    return verb.isPresent();
  }

  /// The verb that a key pressed or typed means now.
  Optional<Verb> of(KeyEvent event, Keys.Where where, Workspace workspace) {
    return all(workspace).stream()
        .filter(v -> heard(v.keys(), event, where) && v.keys().match(event))
        .filter(v -> v.enabled().test(workspace))
        .findFirst();
  }

  /// A character that is typed into a text never is a verb.
  private static boolean heard(Keys keys, KeyEvent event, Keys.Where where) {
    if (event.getEventType() == KeyEvent.KEY_TYPED && where == Keys.Where.ANYWHERE) {
      return false;
    }
    return keys.where().compareTo(where) <= 0;
  }
}
