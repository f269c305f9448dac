package dev.portolan.policy.matrix;

import dev.portolan.model.ObjectRef;
import dev.portolan.policy.matrix.Arrangement.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The visible rows of a matrix, or its columns, in order.
public final class Axis {
  /// Which of the two.
  public enum Name {
    ROWS,
    COLUMNS
  }

  private final List<Group> groups;
  private final Set<Key> open;
  private final Map<Key, Integer> places;
  private final Words words;

  private Axis(List<Group> groups, Set<Key> open, Words words) {
    this.groups = List.copyOf(groups);
    this.open = Set.copyOf(open);
    this.words = words;
    this.places = new HashMap<>();
    for (int i = 0; i < groups.size(); i++) {
      places.put(groups.get(i).key(), i);
    }
  }

  static Axis of(Hierarchy hierarchy, Side side, Set<String> namespaces) {
    Walk walk = new Walk(hierarchy, side.opened(), Words.of(side.search()));
    for (Group root : hierarchy.roots()) {
      boolean shown =
          namespaces.isEmpty()
              || root.key().object().map(ObjectRef::name).map(namespaces::contains).orElse(true);
      if (shown) {
        walk.add(root, false);
      }
    }
    return new Axis(walk.groups, walk.open, walk.words);
  }

  public List<Group> groups() {
    return groups;
  }

  public Group get(int place) {
    return groups.get(place);
  }

  public int size() {
    return groups.size();
  }

  /// Where a group stands, or -1 when it is not visible.
  public int place(Key key) {
    return places.getOrDefault(key, -1);
  }

  /// True when the group's members are visible below it; a search opens what it must.
  public boolean open(Key key) {
    return open.contains(key);
  }

  /// What was searched for.
  public Words words() {
    return words;
  }

  /// Goes down the groups and keeps what is visible.
  private static final class Walk {
    private final Hierarchy hierarchy;
    private final Set<Key> opened;
    private final Words words;
    private final List<Group> groups = new ArrayList<>();
    private final Set<Key> open = new HashSet<>();

    Walk(Hierarchy hierarchy, Set<Key> opened, Words words) {
      this.hierarchy = hierarchy;
      this.opened = opened;
      this.words = words;
    }

    /// @param within true inside a group that the search has found
    void add(Group group, boolean within) {
      boolean found = within || words.isEmpty() || matches(group);
      int place = groups.size();
      groups.add(group);
      if (found && !opened.contains(group.key())) {
        return;
      }
      hierarchy.children(group.key()).forEach(child -> add(child, found));
      if (groups.size() > place + 1) {
        open.add(group.key());
      } else if (!found) {
        groups.removeLast();
      }
    }

    private boolean matches(Group group) {
      return words.in(group.key().path() + " " + group.title());
    }
  }
}
