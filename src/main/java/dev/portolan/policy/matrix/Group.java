package dev.portolan.policy.matrix;

import dev.portolan.policy.Party;
import java.util.List;

/// A row or a column: parties that are looked at together.
public final class Group {
  private final Key key;
  private final String title;
  private final int depth;
  private final List<Party> parties;
  private final boolean parent;

  /// @param depth how many groups it lies in
  /// @param parent whether it opens to smaller groups
  Group(Key key, String title, int depth, List<Party> parties, boolean parent) {
    this.key = key;
    this.title = title;
    this.depth = depth;
    this.parties = List.copyOf(parties);
    this.parent = parent;
  }

  public Key key() {
    return key;
  }

  /// What its header says: a name without the namespace.
  public String title() {
    return title;
  }

  public int depth() {
    return depth;
  }

  /// The same list on every call, so that what is worked out for it can be kept.
  public List<Party> parties() {
    return parties;
  }

  public boolean opens() {
    return parent;
  }

  public boolean outside() {
    return !(key instanceof Key.Thing);
  }

  @Override
  public String toString() {
    return key.path();
  }
}
