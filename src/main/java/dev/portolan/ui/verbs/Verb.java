package dev.portolan.ui.verbs;

import dev.portolan.workspace.Workspace;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Something that the user can do. `run` is called on the FX thread, and only while `enabled` holds
/// of the workspace.
///
/// @param id stays the same from release to release, such as `map.fit`
/// @param title what it does, as a menu says it
/// @param icon its sign, or null
public record Verb(
    String id,
    String title,
    @Nullable Feather icon,
    Keys keys,
    Group group,
    Predicate<Workspace> enabled,
    Runnable run) {
  /// A verb that can always be used, by no keys.
  public static Verb of(Group group, String id, String title, Runnable run) {
    return new Verb(id, title, null, Keys.NONE, group, w -> true, run);
  }

  public Verb keys(Keys are) {
    return new Verb(id, title, icon, are, group, enabled, run);
  }

  public Verb icon(Feather is) {
    return new Verb(id, title, is, keys, group, enabled, run);
  }

  public Verb when(Predicate<Workspace> holds) {
    return new Verb(id, title, icon, keys, group, holds, run);
  }

  /// Its title with its keys, as a tooltip says it.
  public String hint() {
    return keys.word().isEmpty() ? title : title + " (" + keys.word() + ")";
  }
}
