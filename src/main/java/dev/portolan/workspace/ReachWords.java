package dev.portolan.workspace;

import dev.portolan.diagram.Ties.Mark;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Reach;
import dev.portolan.policy.Spread;
import java.util.ArrayList;
import java.util.List;

/// What the policies say of all ports, in a few words and as a mark.
public final class ReachWords {
  private ReachWords() {}

  public static Mark mark(Spread spread) {
    return switch (spread.state()) {
      case NOT_APPLICABLE -> Mark.NONE;
      case DENIED -> Mark.DENIED;
      case UNDECIDED -> Mark.UNDECIDED;
      case ALLOWED -> spread.every().isAll() ? Mark.ALLOWED : Mark.LIMITED;
    };
  }

  /// Such as `TCP 5432 allowed; rest denied`.
  public static String of(Spread spread) {
    if (spread.pairs() == 0) {
      return "does not apply";
    }
    if (spread.every().isAll()) {
      return "every port allowed";
    }
    List<String> words = new ArrayList<>();
    if (!spread.every().isEmpty()) {
      words.add(spread.every() + " allowed");
    }
    Connections partly = spread.some().minus(spread.every());
    if (!partly.isEmpty()) {
      words.add((partly.isAll() ? "every port" : partly) + " allowed for some of the pods");
    }
    Connections open = spread.undecided().minus(spread.some());
    if (!open.isEmpty()) {
      words.add((open.isAll() ? "every port" : open) + " undecided");
    }
    Connections denied = Connections.ALL.minus(spread.some()).minus(spread.undecided());
    if (words.isEmpty()) {
      return "denied";
    }
    if (!denied.isEmpty()) {
      words.add("rest denied");
    }
    return String.join("; ", words);
  }

  public static String of(Reach reach) {
    return of(Spread.of(reach));
  }

  /// The ports that are allowed, where that is neither all nor none.
  public static String ports(Spread spread) {
    if (mark(spread) != Mark.LIMITED) {
      return "";
    }
    return spread.some().isAll() ? "some pods" : spread.some().toString();
  }
}
