package dev.portolan.topology;

/// How many pods or endpoints are in each condition.
public record Tally(int good, int warn, int bad, int idle) {
  public static final Tally NONE = new Tally(0, 0, 0, 0);

  public int total() {
    return good + warn + bad + idle;
  }

  /// Those that should serve: all but the ended and unknown.
  public int live() {
    return good + warn + bad;
  }

  Tally plus(Tally o) {
    return new Tally(good + o.good, warn + o.warn, bad + o.bad, idle + o.idle);
  }

  Tally plus(Condition condition) {
    return switch (condition) {
      case GOOD -> new Tally(good + 1, warn, bad, idle);
      case WARN -> new Tally(good, warn + 1, bad, idle);
      case BAD -> new Tally(good, warn, bad + 1, idle);
      case IDLE -> new Tally(good, warn, bad, idle + 1);
    };
  }
}
