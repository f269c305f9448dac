package dev.portolan.cluster.exec;

import dev.portolan.cluster.json.ApiStatus;
import dev.portolan.probe.PodExec.End;
import java.util.List;
import java.util.Locale;

/// Tells from what API server, kubelet and container runtime say how an exec ended. Their words are
/// not part of any API, so this is a table of those in use.
final class Ends {
  private static final String EXIT_CODE = "ExitCode";
  private static final List<String> NO_PROGRAM =
      List.of("executable file not found", "no such file or directory", "not found in $path");
  private static final List<String> GONE =
      List.of(
          "container not found",
          "not running",
          "not created or running",
          "no running task",
          "completed pod",
          "does not exist",
          "no such container",
          "is not valid for pod",
          "does not have a host assigned");

  private Ends() {}

  /// From the Status on the error channel.
  ///
  /// @param beginning of the output: some runtimes print there that a program is missing, and exit
  ///   with 126 or 127 in its name
  static End of(ApiStatus status, String beginning) {
    if (status.success()) {
      return new End.Exited(0);
    }
    String exitCode = status.causes().getOrDefault(EXIT_CODE, "");
    if (exitCode.matches("-?[0-9]{1,9}")) {
      boolean runtimeSpeaks = beginning.contains("exec failed") && says(beginning, NO_PROGRAM);
      return runtimeSpeaks
          ? new End.NoSuchProgram(beginning.strip().lines().findFirst().orElse(""))
          : new End.Exited(Integer.parseInt(exitCode));
    }
    String message = status.message();
    if (says(message, NO_PROGRAM)) {
      return new End.NoSuchProgram(message);
    }
    return says(message, GONE) ? new End.Gone(message) : new End.Broken(message);
  }

  /// From the answer to a handshake that was not accepted.
  static End ofHandshake(int code, ApiStatus status) {
    String message = status.message().isEmpty() ? "HTTP " + code : status.message();
    return switch (code) {
      case 401 ->
          new End.Denied(401, "the server does not accept the credentials (401): " + message);
      case 403 ->
          new End.Denied(403, message + " (exec needs the verbs get and create on pods/exec)");
      case 404 -> new End.Gone(message);
      default -> {
        if (says(message, GONE)) {
          yield new End.Gone(message);
        }
        yield says(message, NO_PROGRAM)
            ? new End.NoSuchProgram(message)
            : new End.Broken("the server answers " + code + ": " + message);
      }
    };
  }

  private static boolean says(String message, List<String> one) {
    String lower = message.toLowerCase(Locale.ROOT);
    return one.stream().anyMatch(lower::contains);
  }
}
