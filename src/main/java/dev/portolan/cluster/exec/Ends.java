package dev.portolan.cluster.exec;

import dev.portolan.cluster.exec.Way.Result.Ended;
import dev.portolan.cluster.exec.Way.Result.NotStarted;
import dev.portolan.cluster.json.ApiStatus;
import dev.portolan.probe.PodExec.End;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;

/// Tells from what API server, kubelet and container runtime say how an exec ended. Their words are
/// not part of any API, so this is a table of those in use.
public final class Ends {
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
  public static End of(ApiStatus status, String beginning) {
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

  /// From the answer to a handshake that was not accepted: what another way may change is a hurdle,
  /// what it cannot is the end.
  public static Way.Result ofHandshake(int code, ApiStatus status) {
    String message = status.message().isEmpty() ? "HTTP " + code : status.message();
    if (code == 401) {
      return new Ended(
          new End.Denied(401, "the server does not accept the credentials (401): " + message));
    }
    if (code == 403) {
      return new NotStarted(new Hurdle(true, message));
    }
    boolean serverSays = status.status().equals("Failure");
    if ((code == 404 && serverSays) || says(message, GONE)) {
      return new Ended(new End.Gone(message));
    }
    if (says(message, NO_PROGRAM)) {
      return new Ended(new End.NoSuchProgram(message));
    }
    String line = "the server answers " + code + ": " + message;
    boolean overloaded = code == 429 || code >= 500;
    return overloaded && serverSays
        ? new Ended(new End.Broken(line))
        : new NotStarted(new Hurdle(false, line));
  }

  /// From a failure to open a connection: true when nobody was reached at all, so that no other way
  /// would reach anybody.
  public static boolean nobodyThere(IOException e) {
    return e instanceof ConnectException
        || e instanceof UnknownHostException
        || e instanceof NoRouteToHostException
        || e instanceof SSLException;
  }

  private static boolean says(String message, List<String> one) {
    String lower = message.toLowerCase(Locale.ROOT);
    return one.stream().anyMatch(lower::contains);
  }
}
