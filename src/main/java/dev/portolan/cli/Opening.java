package dev.portolan.cli;

import dev.portolan.app.Core;
import dev.portolan.cluster.ClusterSession;
import dev.portolan.cluster.SessionState;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ClusterSnapshot;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A session opened for one command, with its first complete snapshot.
record Opening(ClusterSession session, ClusterSnapshot snapshot) implements AutoCloseable {
  private static final int LIMIT_SECONDS = 60;

  /// Opens a context and waits until it is complete; ends with one line when the cluster cannot be
  /// had.
  static Opening of(Core core, KubeContext context) {
    CompletableFuture<ClusterSnapshot> failed = new CompletableFuture<>();
    ClusterSession session = core.open(context, new FailureListener(failed));
    boolean done = false;
    try {
      CompletableFuture<Object> first = CompletableFuture.anyOf(session.synced(), failed);
      ClusterSnapshot snapshot = (ClusterSnapshot) first.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      done = true;
      return new Opening(session, snapshot);
    } catch (ExecutionException e) {
      throw CommandFailure.unknown("context " + context.name() + ": " + reason(e));
    } catch (TimeoutException e) {
      throw CommandFailure.unknown(
          "context "
              + context.name()
              + ": not everything was listed within "
              + LIMIT_SECONDS
              + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.unknown("interrupted");
    } finally {
      if (!done) {
        session.close();
      }
    }
  }

  private static String reason(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String message = cause.getMessage();
    return message == null ? cause.toString() : message;
  }

  @Override
  public void close() {
    session.close();
  }

  /// Ends the wait as soon as the session says that it cannot go on.
  private record FailureListener(CompletableFuture<ClusterSnapshot> failed)
      implements ClusterSession.Listener {
    @Override
    public void snapshot(ClusterSnapshot snapshot) {
      // The command waits for the complete one.
    }

    @Override
    public void state(SessionState state) {
      if (state instanceof SessionState.Failed f) {
        failed.completeExceptionally(new IllegalStateException(f.why()));
      }
    }
  }
}
