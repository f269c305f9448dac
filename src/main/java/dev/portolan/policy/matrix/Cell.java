package dev.portolan.policy.matrix;

import dev.portolan.policy.Connections;
import dev.portolan.policy.Spread;

/// What a cell shows: a spread, as far as the ports matter that were asked for.
///
/// @param spread limited to those ports
public record Cell(Look look, Spread spread) {
  /// How a cell looks; each has a shape of its own.
  public enum Look {
    ALL("allowed"),
    SOME("some ports allowed"),
    PARTLY("partly: the pairs differ"),
    DENIED("denied"),
    UNDECIDED("undecided"),
    NOT_APPLICABLE("not applicable");

    private final String words;

    Look(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public static Cell of(Spread whole, PortFilter filter) {
    Connections asked = filter.connections();
    Spread spread =
        new Spread(
            whole.every().intersect(asked),
            whole.some().intersect(asked),
            whole.undecided().intersect(asked),
            whole.pairs());
    return new Cell(look(spread, asked), spread);
  }

  private static Look look(Spread spread, Connections asked) {
    if (spread.pairs() == 0) {
      return Look.NOT_APPLICABLE;
    }
    if (spread.every().equals(asked)) {
      return Look.ALL;
    }
    if (spread.some().isEmpty()) {
      return spread.undecided().isEmpty() ? Look.DENIED : Look.UNDECIDED;
    }
    return spread.uniform() ? Look.SOME : Look.PARTLY;
  }

  /// The allowed ports, as short as a cell: `80,443`, `UDP 53`, `all TCP`; for pairs that differ,
  /// those that at least one of them is allowed.
  public String ports() {
    return PortText.brief(spread.some());
  }

  /// In one line, for a tip and a screen reader.
  public String sentence() {
    return switch (look) {
      case ALL, DENIED, UNDECIDED -> look.words();
      case SOME -> "allowed: " + spread.some() + maybe();
      case PARTLY ->
          "partly: some pairs " + spread.some() + ", all of them " + spread.every() + maybe();
      case NOT_APPLICABLE -> "not applicable: no pair that sends and receives";
    };
  }

  private String maybe() {
    return spread.undecided().isEmpty() ? "" : "; undecided: " + spread.undecided();
  }
}
