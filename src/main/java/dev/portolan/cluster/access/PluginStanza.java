package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The `exec` stanza of a user, checked as kubectl checks it.
///
/// @param apiVersion `client.authentication.k8s.io/v1` or `v1beta1`
/// @param folder what a program's relative path is relative to
/// @param wantsCluster true when the plugin is told about the cluster (`provideClusterInfo`)
/// @param installHint what to tell when the program is missing; may be empty
record PluginStanza(
    PluginCommand command,
    String apiVersion,
    Path folder,
    Mode mode,
    boolean wantsCluster,
    String installHint) {
  private static final String GROUP = "client.authentication.k8s.io/";
  private static final int LONGEST_HINT = 500;

  /// Whether a plugin talks with its user (`interactiveMode`).
  enum Mode {
    NEVER,
    IF_AVAILABLE,
    ALWAYS
  }

  /// @param file the kubeconfig file
  static PluginStanza of(Stanza exec, Path file) throws AccessFailure {
    String program = exec.text("command");
    if (program.isEmpty()) {
      throw new AccessFailure("the user's exec stanza has no command");
    }
    String apiVersion = apiVersion(exec);
    SortedMap<String, String> environment = new TreeMap<>();
    if (exec.value("env") instanceof List<?> entries) {
      for (Object entry : entries) {
        Stanza pair =
            new Stanza(entry instanceof Map<?, ?> map ? map : Map.of(), exec.folder(), "env");
        if (!pair.has("name")) {
          throw new AccessFailure("an env entry of the user's exec stanza has no name");
        }
        environment.put(pair.text("name"), pair.text("value"));
      }
    }
    return new PluginStanza(
        new PluginCommand(program, exec.list("args"), environment, file),
        apiVersion,
        exec.folder(),
        mode(exec, apiVersion),
        exec.truth("provideClusterInfo"),
        hint(exec.text("installHint")));
  }

  private static String apiVersion(Stanza exec) throws AccessFailure {
    String apiVersion = exec.text("apiVersion");
    return switch (apiVersion) {
      case GROUP + "v1", GROUP + "v1beta1" -> apiVersion;
      case "" -> throw new AccessFailure("the user's exec stanza has no apiVersion");
      case GROUP + "v1alpha1" ->
          throw new AccessFailure(
              "the user's exec stanza asks for client.authentication.k8s.io/v1alpha1, which"
                  + " Kubernetes removed in 1.24: update the plugin and write v1beta1 or v1");
      default ->
          throw new AccessFailure(
              "the user's exec stanza has an apiVersion that nobody knows: v1 and v1beta1 of"
                  + " client.authentication.k8s.io are");
    };
  }

  private static Mode mode(Stanza exec, String apiVersion) throws AccessFailure {
    return switch (exec.text("interactiveMode")) {
      case "Never" -> Mode.NEVER;
      case "IfAvailable" -> Mode.IF_AVAILABLE;
      case "Always" -> Mode.ALWAYS;
      case "" -> {
        if (apiVersion.endsWith("/v1")) {
          throw new AccessFailure(
              "the user's exec stanza has no interactiveMode, which"
                  + " client.authentication.k8s.io/v1 asks for");
        }
        yield Mode.IF_AVAILABLE;
      }
      default ->
          throw new AccessFailure(
              "the interactiveMode of the user's exec stanza is not Never, IfAvailable or Always");
    };
  }

  /// In one line, without what would steer a terminal.
  private static String hint(String text) {
    String line =
        text.replaceAll("\u001b\\[[0-9;?]*[ -/]*[@-~]", "")
            .replaceAll("[\\s\\p{Cntrl}]+", " ")
            .strip();
    return line.length() > LONGEST_HINT ? line.substring(0, LONGEST_HINT) + "..." : line;
  }

  List<String> arguments(Path program) {
    List<String> argv = new ArrayList<>();
    argv.add(program.toString());
    argv.addAll(command.arguments());
    return argv;
  }

  /// For messages.
  String title() {
    return "credential plugin " + command.program();
  }
}
