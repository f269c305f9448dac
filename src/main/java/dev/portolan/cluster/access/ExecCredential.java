package dev.portolan.cluster.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A credential plugin: the program of a user's `exec` stanza, run without a terminal and within a
/// time limit (client.authentication.k8s.io v1, v1beta1, v1alpha1).
final class ExecCredential {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int MAX_OUTPUT = 1024 * 1024;
  private static final String API = "client.authentication.k8s.io/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<?, ?> stanza;
  private final Path folder;

  ExecCredential(Map<?, ?> stanza, Path folder) {
    this.stanza = Map.copyOf(stanza);
    this.folder = folder;
  }

  /// What would be run.
  PluginCommand command(Path file) {
    List<String> arguments = new ArrayList<>();
    if (stanza.get("args") instanceof List<?> args) {
      args.forEach(a -> arguments.add(text(a)));
    }
    SortedMap<String, String> environment = new TreeMap<>();
    if (stanza.get("env") instanceof List<?> env) {
      for (Object entry : env) {
        if (entry instanceof Map<?, ?> pair) {
          environment.put(text(pair.get("name")), text(pair.get("value")));
        }
      }
    }
    return new PluginCommand(text(stanza.get("command")), arguments, environment, file);
  }

  /// What the plugin gave: a token, or a client certificate with its key (PEM), until a time.
  ///
  /// @param expires `Instant.MAX` when the plugin does not say
  record Credential(String token, String certificate, String key, Instant expires) {
    @Override
    public String toString() {
      return "Credential until " + expires;
    }
  }

  /// Runs the plugin. Its failure is an `IOException` of one line with the last line that it wrote
  /// to standard error; its output is never part of it.
  Credential obtain() throws IOException {
    String command = text(stanza.get("command"));
    String apiVersion = text(stanza.get("apiVersion"));
    if (command.isEmpty() || !apiVersion.startsWith(API)) {
      throw new IOException("the user's exec stanza has no command or no known apiVersion");
    }
    JsonNode status = run(command, apiVersion).path("status");
    Credential credential =
        new Credential(
            status.path("token").asText(""),
            status.path("clientCertificateData").asText(""),
            status.path("clientKeyData").asText(""),
            expiry(status.path("expirationTimestamp").asText("")));
    if (credential.token().isEmpty() && credential.certificate().isEmpty()) {
      throw new IOException("credential plugin " + command + " gave no token and no certificate");
    }
    return credential;
  }

  private JsonNode run(String command, String apiVersion) throws IOException {
    Process process = start(command, apiVersion);
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<byte[]> out =
          CompletableFuture.supplyAsync(() -> drain(process.getInputStream()), readers);
      CompletableFuture<byte[]> err =
          CompletableFuture.supplyAsync(() -> drain(process.getErrorStream()), readers);
      try {
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
          throw new IOException(
              "credential plugin " + command + " did not end in " + LIMIT.toSeconds() + " s");
        }
        byte[] output = out.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (process.exitValue() != 0) {
          byte[] errors = err.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
          throw new IOException(
              "credential plugin "
                  + command
                  + " failed with exit code "
                  + process.exitValue()
                  + lastLine(errors));
        }
        return parse(command, output);
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("credential plugin " + command + " was interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("credential plugin " + command + " could not be read", e);
    }
  }

  private Process start(String command, String apiVersion) throws IOException {
    List<String> argv = new ArrayList<>();
    // a path is relative to the kubeconfig's folder; a bare name is looked up in PATH
    boolean path = command.contains("/") || command.contains("\\");
    argv.add(path ? folder.resolve(command).normalize().toString() : command);
    if (stanza.get("args") instanceof List<?> args) {
      args.forEach(a -> argv.add(text(a)));
    }
    ProcessBuilder builder = new ProcessBuilder(argv);
    if (stanza.get("env") instanceof List<?> env) {
      for (Object entry : env) {
        if (entry instanceof Map<?, ?> pair && !text(pair.get("name")).isEmpty()) {
          builder.environment().put(text(pair.get("name")), text(pair.get("value")));
        }
      }
    }
    builder.environment().put("KUBERNETES_EXEC_INFO", execInfo(apiVersion));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new IOException("credential plugin " + command + " cannot be started", e);
    }
  }

  private static String execInfo(String apiVersion) {
    ObjectNode info = JSON.createObjectNode();
    info.put("kind", "ExecCredential").put("apiVersion", apiVersion);
    info.putObject("spec").put("interactive", false);
    return info.toString();
  }

  private static JsonNode parse(String command, byte[] output) throws IOException {
    try {
      JsonNode root = JSON.readTree(output);
      if (root.path("kind").asText("").equals("ExecCredential")) {
        return root;
      }
    } catch (JsonProcessingException e) {
      // its message quotes the output, which may hold the token
      throw new IOException("credential plugin " + command + " did not print JSON");
    }
    throw new IOException("credential plugin " + command + " did not print an ExecCredential");
  }

  private static byte[] drain(InputStream in) {
    try {
      byte[] kept = in.readNBytes(MAX_OUTPUT);
      in.transferTo(OutputStream.nullOutputStream());
      return kept;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String lastLine(byte[] errors) {
    String last =
        new String(errors, StandardCharsets.UTF_8)
            .lines()
            .filter(l -> !l.isBlank())
            .reduce("", (a, b) -> b)
            .strip();
    return last.isEmpty() ? "" : ": " + last.substring(0, Math.min(last.length(), 200));
  }

  private static Instant expiry(String text) {
    try {
      return text.isEmpty() ? Instant.MAX : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return Instant.MAX;
    }
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
