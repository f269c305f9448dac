package dev.portolan.probe;

import java.util.List;

/// The port through which commands are run in containers; `cluster` implements it over the API's
/// exec.
public interface PodExec {
  /// Starts a command and returns at once. The listener is called from one other thread at a time,
  /// output in order, and `ended` exactly once and last.
  ///
  /// @param argv the argument vector; never a line for a shell
  Running start(ContainerRef container, List<String> argv, Listener listener);

  /// The same without waiting for a free place, for what must not wait: the ending of a command.
  default PodExec urgent() {
    return this;
  }

  /// A command under way.
  interface Running {
    /// Drops the connection. What the remote process does then is up to the runtime: `probe` ends
    /// it by name. Safe to call twice.
    void disconnect();
  }

  /// Hears what a command prints and how it ends.
  interface Listener {
    /// Bytes of standard output (or standard error); chunks break anywhere, also within a
    /// character.
    void output(boolean error, byte[] chunk);

    /// Says, before any output, how the command is run, where that is not by the server's own exec:
    /// one sentence for a person.
    default void note(String how) {}

    /// The command waits for a free place, and so many before it.
    default void queued(int ahead) {}

    /// The command has its place, and is started now.
    default void begun() {}

    void ended(End end);
  }

  /// How an exec ended.
  sealed interface End {
    /// The program ran and exited; 128+n for a signal.
    record Exited(int code) implements End {}

    /// The container has no such program ("executable file not found").
    record NoSuchProgram(String message) implements End {}

    /// The API server or kubelet refused: 401, 403, admission.
    record Denied(int status, String message) implements End {}

    /// There is no such pod or container, or it is not running.
    record Gone(String message) implements End {}

    /// The connection failed, or the server answered something else.
    record Broken(String message) implements End {}

    /// `disconnect` was called before any other end.
    record Disconnected() implements End {}
  }
}
