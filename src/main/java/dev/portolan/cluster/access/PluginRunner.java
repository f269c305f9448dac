package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Runs one plugin for one connection. When the connection closes, the plugin's processes end.
final class PluginRunner implements AutoCloseable {
  private static final String INFO = "KUBERNETES_EXEC_INFO";

  private final PluginStanza plugin;
  private final Stanza cluster;
  private final PluginTrust trust;
  private final Map<String, String> environment;
  private final Duration limit;
  private final Set<PluginProcess> processes = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /// @param limit the longest that one run may take
  PluginRunner(
      PluginStanza plugin,
      Stanza cluster,
      PluginTrust trust,
      Map<String, String> environment,
      Duration limit) {
    this.plugin = plugin;
    this.cluster = cluster;
    this.trust = trust;
    this.environment = environment;
    this.limit = limit;
  }

  PluginStanza plugin() {
    return plugin;
  }

  boolean closed() {
    return closed;
  }

  /// Runs the plugin to its end. Its failure is one line with the last lines that it wrote to
  /// standard error, without what looks like a secret; its output is never part of it.
  PluginReply run() throws IOException {
    boolean interactive = interactive();
    Path program = ProgramSearch.find(plugin, environment);
    ProcessBuilder builder = new ProcessBuilder(plugin.arguments(program));
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(plugin.command().environment());
    builder.environment().put(INFO, ExecInfo.text(plugin, cluster, interactive));
    if (interactive) {
      builder.redirectInput(ProcessBuilder.Redirect.INHERIT);
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    } else if (File.separatorChar == '/') {
      builder.redirectInput(new File("/dev/null"));
    }
    PluginProcess process = start(builder);
    processes.add(process);
    try {
      if (closed) {
        throw new AccessFailure("the session is closed");
      }
      PluginReply reply = PluginReply.parse(plugin, process.output(limit));
      if (process.gone()) {
        processes.remove(process);
      }
      return reply;
    } catch (AccessFailure e) {
      process.end();
      processes.remove(process);
      throw e;
    }
  }

  private PluginProcess start(ProcessBuilder builder) throws AccessFailure {
    try {
      return new PluginProcess(
          builder.start(), plugin.title(), secrets(), line -> trust.heard(plugin.command(), line));
    } catch (IOException e) {
      // the message of the system is about the file, not about its content
      throw new AccessFailure(plugin.title() + " cannot be started");
    }
  }

  /// What the plugin is given and must not be shown again.
  private List<String> secrets() {
    List<String> secrets = new ArrayList<>(plugin.command().environment().values());
    environment.forEach(
        (name, value) -> {
          if (name.toUpperCase(Locale.ROOT).matches(".*(TOKEN|SECRET|PASSW|KEY|CREDENTIAL).*")) {
            secrets.add(value);
          }
        });
    return secrets;
  }

  private boolean interactive() throws AccessFailure {
    return switch (plugin.mode()) {
      case NEVER -> false;
      case IF_AVAILABLE -> trust.terminal();
      case ALWAYS -> {
        if (!trust.terminal()) {
          throw new AccessFailure(
              plugin.title()
                  + " wants to talk with its user (interactiveMode: Always), and there is no"
                  + " terminal here: run portolan in a terminal with a verb, or let the plugin log"
                  + " in beforehand");
        }
        yield true;
      }
    };
  }

  @Override
  public void close() {
    closed = true;
    processes.forEach(PluginProcess::end);
  }
}
