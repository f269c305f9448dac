package dev.portolan.demo;

/// What demo cluster to start.
///
/// @param pods how many pods to generate; 0 for the curated cluster
/// @param seed of everything that looks random: equal seeds give equal clusters
/// @param lively true to let pods be replaced and readiness flap while it runs
/// @param churn how many changes a second a generated cluster undergoes; 0 for a few a minute
/// @param port to listen on; 0 for a free one
/// @param timeScale how long a simulated second lasts, in seconds: 1 for real time. Printed times
///   do not change with it
public record DemoOptions(
    int pods, long seed, boolean lively, int churn, int port, double timeScale) {
  /// Kubernetes' own published limit.
  public static final int MOST_PODS = 150_000;

  private static final int MOST_CHURN = 2000;

  public DemoOptions {
    if (pods < 0 || pods > MOST_PODS) {
      throw new IllegalArgumentException("pods must be 0 to " + MOST_PODS + ": " + pods);
    }
    if (churn < 0 || churn > MOST_CHURN || (churn > 0 && pods == 0)) {
      throw new IllegalArgumentException(
          "churn must be 0 to " + MOST_CHURN + ", and 0 in the curated cluster: " + churn);
    }
    if (!(timeScale > 0 && timeScale <= 10)) {
      throw new IllegalArgumentException("timeScale must be above 0, at most 10: " + timeScale);
    }
  }

  /// A cluster that lives, in real time.
  public DemoOptions(int pods, long seed) {
    this(pods, seed, true, 0, 0, 1);
  }

  /// A cluster in which nothing changes by itself and time runs fifty times as fast: for tests.
  public static DemoOptions still(int pods, long seed) {
    return new DemoOptions(pods, seed, false, 0, 0, 0.02);
  }

  /// The same on this port.
  public DemoOptions on(int fixedPort) {
    return new DemoOptions(pods, seed, lively, churn, fixedPort, timeScale);
  }

  /// The same with so many changes a second.
  public DemoOptions churning(int perSecond) {
    return new DemoOptions(pods, seed, lively, perSecond, port, timeScale);
  }
}
