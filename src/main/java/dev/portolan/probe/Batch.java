package dev.portolan.probe;

import dev.portolan.model.ClusterSnapshot;
import java.time.Duration;
import java.util.List;

/// Several TCP connects that are asked from one container together, by as few commands as its tools
/// allow.
///
/// @param timeLimit after it what is still open is ended, whatever the tools say
public record Batch(ContainerRef from, List<Ask> asks, Duration timeLimit) {
  public Batch {
    asks = List.copyOf(asks);
  }

  /// One target and one of its ports.
  ///
  /// @param id tells it apart from the others of the batch
  /// @param port 0 for every one that the target declares
  public record Ask(int id, Target to, int port) {}

  /// How one of them came out.
  ///
  /// @param summary one sentence for a person
  /// @param advice what to keep in mind, or empty
  public record Answered(
      int id, Outcome outcome, String summary, String advice, List<Finding> findings) {
    public Answered {
      findings = List.copyOf(findings);
    }
  }

  /// Hears how a batch goes on; called from its own thread.
  public interface Listener {
    /// A command is about to run in the container, for several asks together.
    void command(List<String> argv);

    /// Told once for each ask.
    void answered(Answered answer);

    /// Told once and last.
    ///
    /// @param worry what could not be made sure about the remote processes, or empty
    void finished(String worry);
  }

  /// Runs batches.
  public interface Runner {
    /// Starts a batch and returns at once.
    RunningCheck start(Batch batch, ClusterSnapshot snapshot, Listener listener);
  }
}
