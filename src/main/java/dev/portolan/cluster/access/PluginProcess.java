package dev.portolan.cluster.access;

import dev.portolan.cluster.api.AccessFailure;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// One run of a plugin: its processes, its output within bounds, and its last words.
final class PluginProcess {
  private static final int MAX_OUTPUT = 1024 * 1024;
  private static final int MAX_LINE = 1000;
  private static final int LAST_LINES = 3;

  /// How often its children are looked for: those that outlive it are found no other way. To look
  /// reads the whole table of processes, so a plugin that waits for a person is looked at less.
  private static final long LOOK_MILLIS = 100;

  private static final long SLOWEST_LOOK_MILLIS = 1000;

  /// How long after its end somebody who inherited its output is waited for.
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Process process;
  private final String title;
  private final List<String> secrets;
  private final Consumer<String> heard;
  private final Set<ProcessHandle> family = ConcurrentHashMap.newKeySet();
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  PluginProcess(Process process, String title, List<String> secrets, Consumer<String> heard) {
    this.process = process;
    this.title = title;
    this.secrets = List.copyOf(secrets);
    this.heard = heard;
  }

  /// Waits for the end and gives the standard output.
  byte[] output(Duration limit) throws AccessFailure {
    Thread out = Thread.ofVirtual().name("plugin-output").start(this::readOutput);
    Thread err = Thread.ofVirtual().name("plugin-errors").start(this::readErrors);
    try {
      process.getOutputStream().close();
      await(limit);
      out.join(GRACE);
      err.join(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AccessFailure(title + " was stopped");
    } catch (AccessFailure e) {
      throw e; // which is an I/O failure, too
    } catch (IOException e) {
      throw new AccessFailure(title + " could not be read");
    } finally {
      closeQuietly(process.getInputStream());
      closeQuietly(process.getErrorStream());
    }
    if (process.exitValue() != 0) {
      throw new AccessFailure(
          title + " failed with exit code " + process.exitValue() + lastWords());
    }
    synchronized (output) {
      if (output.size() > MAX_OUTPUT) {
        throw new AccessFailure(title + " printed more than " + MAX_OUTPUT + " bytes");
      }
      return output.toByteArray();
    }
  }

  private void await(Duration limit) throws InterruptedException, AccessFailure {
    long deadline = System.nanoTime() + limit.toNanos();
    long pause = LOOK_MILLIS;
    do {
      pause = Math.min(pause + pause / 16, SLOWEST_LOOK_MILLIS);
      process.descendants().forEach(family::add);
      if (System.nanoTime() - deadline > 0) {
        throw new AccessFailure(
            "%s did not end in %d s%s".formatted(title, limit.toSeconds(), lastWords()));
      }
    } while (!process.waitFor(pause, TimeUnit.MILLISECONDS));
  }

  /// True when nothing of it lives any more.
  boolean gone() {
    return !process.isAlive() && family.stream().noneMatch(ProcessHandle::isAlive);
  }

  /// Ends the program and all that it started.
  void end() {
    process.descendants().forEach(family::add);
    process.destroyForcibly();
    family.forEach(
        child -> {
          child.descendants().forEach(ProcessHandle::destroyForcibly);
          child.destroyForcibly();
        });
  }

  private void readOutput() {
    byte[] buffer = new byte[8192];
    try (InputStream in = process.getInputStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        synchronized (output) {
          output.write(buffer, 0, Math.min(n, MAX_OUTPUT + 1 - output.size()));
        }
      }
    } catch (IOException e) {
      // its end, or ours: what was read so far decides
      return;
    }
  }

  private void readErrors() {
    try (Reader in =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c == '\n') {
          hear(line.toString());
          line.setLength(0);
        } else if (line.length() < MAX_LINE) {
          line.append((char) c);
        }
      }
      hear(line.toString());
    } catch (IOException e) {
      return; // as above
    }
  }

  private void hear(String text) {
    if (text.isBlank()) {
      return;
    }
    String line = Scrub.line(text, secrets);
    synchronized (lastLines) {
      lastLines.addLast(line);
      if (lastLines.size() > LAST_LINES) {
        lastLines.removeFirst();
      }
    }
    heard.accept(line);
  }

  private String lastWords() {
    synchronized (lastLines) {
      return lastLines.isEmpty() ? "" : ": " + String.join(" / ", lastLines);
    }
  }

  private static void closeQuietly(InputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      return; // nothing is read from it any more
    }
  }
}
