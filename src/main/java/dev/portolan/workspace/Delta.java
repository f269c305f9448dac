package dev.portolan.workspace;

import dev.portolan.diagram.Ties.Mark;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Spread;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a change of policies does to the connections from one workload (or bare pod) to another.
///
/// @param from null for addresses outside
/// @param to null for addresses outside; never both
/// @param outside those addresses in words, or empty
public record Delta(
    @Nullable ObjectRef from, @Nullable ObjectRef to, String outside, Spread before, Spread after) {
  static Delta of(ObjectRef from, ObjectRef to, Spread before, Spread after) {
    return new Delta(from, to, "", before, after);
  }

  /// The connection in words: `shop/web → shop/db`.
  public String ends() {
    return name(from) + " → " + name(to);
  }

  private String name(@Nullable ObjectRef end) {
    return end == null ? "outside: " + outside : end.path();
  }

  /// Allowed after, for more of the pods than before.
  public Connections gained() {
    return more(before, after);
  }

  /// Allowed before, for more of the pods than after.
  public Connections lost() {
    return more(after, before);
  }

  /// What the second allows beyond the first.
  private static Connections more(Spread one, Spread other) {
    return other.every().minus(one.every()).union(other.some().minus(one.some()));
  }

  /// True when nothing is different but, perhaps, how many pairs there are.
  boolean none() {
    return before.every().equals(after.every())
        && before.some().equals(after.some())
        && before.undecided().equals(after.undecided());
  }

  public Mark mark() {
    if (!lost().isEmpty()) {
      return Mark.REMOVED;
    }
    return gained().isEmpty() ? Mark.UNDECIDED : Mark.ADDED;
  }

  /// Such as `gained TCP 80; lost UDP all`.
  public String words() {
    List<String> words = new ArrayList<>();
    if (!gained().isEmpty()) {
      words.add("gained " + ports(gained()));
    }
    if (!lost().isEmpty()) {
      words.add("lost " + ports(lost()));
    }
    return words.isEmpty() ? "now " + ReachWords.of(after) : String.join("; ", words);
  }

  private static String ports(Connections ports) {
    return ports.isAll() ? "every port" : ports.toString();
  }
}
