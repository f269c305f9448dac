package dev.portolan.cli;

import dev.portolan.app.Core;
import dev.portolan.cluster.ClusterSession;
import dev.portolan.cluster.SessionState;
import dev.portolan.cluster.access.PluginNotTrusted;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ClusterSnapshot;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A session opened for one command, with its first complete snapshot.
record Opening(KubeContext context, ClusterSession session, ClusterSnapshot snapshot)
    implements AutoCloseable {
  private static final int LIMIT_SECONDS = 60;

  /// With a plugin, its user may have to log in first.
  private static final int LOGIN_SECONDS = 240;

  /// Opens a context and waits until it is complete; ends with one line when the cluster cannot be
  /// had.
  static Opening of(Core core, KubeContext context, Namespaces namespaces, Consent consent) {
    CompletableFuture<ClusterSnapshot> failed = new CompletableFuture<>();
    ClusterSession session =
        session(core, context, namespaces, consent, new FailureListener(failed));
    int limit = context.user().values().containsKey("exec") ? LOGIN_SECONDS : LIMIT_SECONDS;
    boolean done = false;
    try {
      CompletableFuture<Object> first = CompletableFuture.anyOf(session.synced(), failed);
      ClusterSnapshot snapshot = (ClusterSnapshot) first.get(limit, TimeUnit.SECONDS);
      namespaces.check(snapshot);
      done = true;
      return new Opening(context, session, snapshot);
    } catch (ExecutionException e) {
      throw CommandFailure.unknown("context " + context.name() + ": " + reason(e));
    } catch (TimeoutException e) {
      throw CommandFailure.unknown(
          "context " + context.name() + ": not everything was listed within " + limit + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandFailure.unknown("interrupted");
    } finally {
      if (!done) {
        session.close();
      }
    }
  }

  /// Opens, and asks once about a plugin that nobody has allowed yet.
  private static ClusterSession session(
      Core core,
      KubeContext context,
      Namespaces namespaces,
      Consent consent,
      ClusterSession.Listener listener) {
    try {
      return core.open(context, consent, namespaces.scope(), listener);
    } catch (PluginNotTrusted e) {
      consent.ask(context.name(), e);
      return core.open(context, consent, namespaces.scope(), listener);
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
