package dev.portolan.policy.sets;

import dev.portolan.model.AdminPolicy.Action;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Reach;

/// How far the evaluation of one side has come for one peer. Where a rule may or may not match, a
/// port stands in several sets: what can happen to it.
///
/// @param open not decided by any rule so far, or possibly not
/// @param allow can be allowed
/// @param deny can be denied
/// @param pass can have left the tier for the next
record Progress(Connections open, Connections allow, Connections deny, Connections pass) {
  static final Progress START =
      new Progress(Connections.ALL, Connections.NONE, Connections.NONE, Connections.NONE);

  /// A rule that surely matches these ports.
  Progress match(Action action, Connections ports) {
    return act(action, ports, open.minus(ports));
  }

  /// A rule that may match these ports, or not.
  Progress mayMatch(Action action, Connections ports) {
    return act(action, ports, open);
  }

  private Progress act(Action action, Connections ports, Connections left) {
    Connections hit = open.intersect(ports);
    return switch (action) {
      case ALLOW -> new Progress(left, allow.union(hit), deny, pass);
      case DENY -> new Progress(left, allow, deny.union(hit), pass);
      case PASS -> new Progress(left, allow, deny, pass.union(hit));
    };
  }

  /// Of two policies of equal priority: either may come first, so whatever one of them does can
  /// happen; what both leave open stays open.
  Progress beside(Progress other) {
    return new Progress(
        open.intersect(other.open),
        allow.union(other.allow),
        deny.union(other.deny),
        pass.union(other.pass));
  }

  /// What happens next to what this leaves open.
  Progress then(Progress next) {
    return new Progress(
        open.intersect(next.open),
        allow.union(open.intersect(next.allow)),
        deny.union(open.intersect(next.deny)),
        pass.union(open.intersect(next.pass)));
  }

  /// The end of the admin tier: what was passed on is open again.
  Progress endOfTier() {
    return new Progress(open.union(pass), allow, deny, Connections.NONE);
  }

  Reach allowRest() {
    return reach(allow.union(open).union(pass), deny);
  }

  Reach denyRest() {
    return reach(allow, deny.union(open));
  }

  private static Reach reach(Connections allow, Connections deny) {
    return new Reach(allow.minus(deny), allow.intersect(deny));
  }
}
