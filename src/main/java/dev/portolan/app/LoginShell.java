package dev.portolan.app;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Asks the user's login shell for its environment. A program that is started from a dock or a menu
/// has not gone through it, and so misses the PATH, KUBECONFIG, AWS_PROFILE or HTTPS_PROXY that the
/// user has set for the terminal. Whatever goes wrong here costs nothing but that.
final class LoginShell {
  private static final System.Logger LOG = System.getLogger(LoginShell.class.getName());
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int MAX_BYTES = 1024 * 1024;
  private static final String BEGIN = "portolan-environment-begins";
  private static final String END = "portolan-environment-ends";
  private static final String SCRIPT = "echo " + BEGIN + "; env -0; echo " + END;

  /// What belongs to a shell itself and not to what it starts.
  private static final Set<String> ITS_OWN = Set.of("_", "PWD", "OLDPWD", "SHLVL", "TERM");

  private final Map<String, String> own;
  private final Duration limit;

  LoginShell(Map<String, String> own) {
    this(own, LIMIT);
  }

  LoginShell(Map<String, String> own, Duration limit) {
    this.own = Map.copyOf(own);
    this.limit = limit;
  }

  /// True where the process was started by a desktop and not in a shell. Windows gives all programs
  /// one environment.
  ///
  /// @param terminal true when there is one to talk with the user
  static boolean bypassed(Map<String, String> own, String osName, boolean terminal) {
    return !osName.toLowerCase(Locale.ROOT).startsWith("windows")
        && !terminal
        && !own.containsKey("SHLVL");
  }

  /// This process's environment with what the shell adds to it; takes as long as the shell does, at
  /// most 5 s.
  Map<String, String> environment() {
    Optional<String> shell = shell();
    if (shell.isEmpty()) {
      return own;
    }
    try {
      return merged(own, parse(run(shell.get())));
    } catch (IOException e) {
      LOG.log(System.Logger.Level.INFO, "{0} told no environment", shell.get());
      return own;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return own;
    }
  }

  private Optional<String> shell() {
    return List.of(own.getOrDefault("SHELL", ""), "/bin/zsh", "/bin/bash", "/bin/sh").stream()
        .filter(s -> s.startsWith("/") && Files.isExecutable(Path.of(s)))
        .findFirst();
  }

  private String run(String shell) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(shell, "-l", "-i", "-c", SCRIPT);
    builder.environment().clear();
    builder.environment().putAll(own);
    builder.environment().put("PORTOLAN_READS_ENVIRONMENT", "1");
    builder.redirectInput(new File("/dev/null"));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    Thread reader = Thread.ofVirtual().name("login-shell").start(() -> read(process, read));
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("the shell takes too long");
      }
      reader.join(limit);
      synchronized (read) {
        return read.toString(StandardCharsets.UTF_8);
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void read(Process process, ByteArrayOutputStream into) {
    byte[] buffer = new byte[8192];
    try (InputStream in = process.getInputStream()) {
      for (int n = in.read(buffer); n >= 0 && into.size() < MAX_BYTES; n = in.read(buffer)) {
        synchronized (into) {
          into.write(buffer, 0, n);
        }
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "the shell's output ended");
    }
  }

  /// What stands between the marks: NAME=VALUE, each ended by a NUL. Start-up files may print
  /// before and after.
  static Map<String, String> parse(String output) throws IOException {
    int begin = output.indexOf(BEGIN + "\n");
    int end = output.lastIndexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException("no environment was told");
    }
    Map<String, String> told = new HashMap<>();
    for (String entry : output.substring(begin + BEGIN.length() + 1, end).split("\0", -1)) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        told.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    return told;
  }

  /// What the process has goes before what the shell tells, except for PATH: there the shell's
  /// folders come first.
  static Map<String, String> merged(Map<String, String> own, Map<String, String> told) {
    Map<String, String> all = new HashMap<>(told);
    all.keySet().removeAll(ITS_OWN);
    all.remove("PORTOLAN_READS_ENVIRONMENT");
    all.putAll(own);
    Set<String> folders = new LinkedHashSet<>();
    for (Map<String, String> one : List.of(told, own)) {
      String path = one.getOrDefault("PATH", "");
      folders.addAll(List.of(path.split(Pattern.quote(File.pathSeparator), -1)));
    }
    folders.remove("");
    if (!folders.isEmpty()) {
      all.put("PATH", String.join(File.pathSeparator, folders));
    }
    return Map.copyOf(all);
  }
}
