package dev.portolan.testkit;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/// Listens to all that leaves the program: every log at its finest level, and the text of whatever
/// it is given, with all of Portolan's objects that hang on it.
public final class Eavesdropper implements AutoCloseable {
  private static final int MOST_OBJECTS = 20_000;

  private final Logger root = LogManager.getLogManager().getLogger("");
  private final Level before = root.getLevel();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final SimpleFormatter formatter = new SimpleFormatter();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord logged) {
          lines.add("log " + logged.getLoggerName() + ": " + formatter.format(logged));
        }

        @Override
        public void flush() {
          // keeps nothing back
        }

        @Override
        public void close() {
          // holds nothing
        }
      };

  public Eavesdropper() {
    for (Handler other : root.getHandlers()) {
      other.setLevel(Level.WARNING);
    }
    handler.setLevel(Level.ALL);
    root.setLevel(Level.ALL);
    root.addHandler(handler);
  }

  /// Takes the text of an object, of an exception with its stack and causes, and of all of
  /// Portolan's objects that can be reached from it.
  public void hear(Object object) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Object> next = new ArrayList<>(List.of(object));
    while (!next.isEmpty() && seen.size() < MOST_OBJECTS) {
      Object one = next.removeLast();
      if (seen.add(one)) {
        lines.add(one.getClass().getName() + ": " + text(one));
        next.addAll(parts(one));
      }
    }
  }

  private static String text(Object object) {
    if (object instanceof Throwable e) {
      StringWriter stack = new StringWriter();
      e.printStackTrace(new PrintWriter(stack, true));
      return stack.toString();
    }
    // collections and the strings in them are what an object keeps, not what it says
    return object instanceof String || ours(object) ? object.toString() : "";
  }

  private static boolean ours(Object object) {
    return object.getClass().getName().startsWith("dev.portolan.");
  }

  private static List<Object> parts(Object object) {
    List<Object> parts = new ArrayList<>();
    if (object instanceof Map<?, ?> map) {
      map.values().forEach(v -> add(parts, v));
    } else if (object instanceof Iterable<?> all && !(object instanceof Path)) {
      all.forEach(v -> add(parts, v));
    } else if (object instanceof Optional<?> one) {
      one.ifPresent(v -> add(parts, v));
    } else if (ours(object)) {
      for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
        for (Field field : type.getDeclaredFields()) {
          if (type.getName().startsWith("dev.portolan.")
              && !Modifier.isStatic(field.getModifiers())) {
            add(parts, value(field, object));
          }
        }
      }
    }
    return parts;
  }

  private static void add(List<Object> parts, Object value) {
    boolean followed =
        value != null
            && (ours(value)
                || value instanceof Map<?, ?>
                || value instanceof Iterable<?>
                || value instanceof Optional<?>
                || value instanceof Throwable);
    if (followed) {
      parts.add(value);
    }
  }

  private static Object value(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /// Takes the content of every file below a folder.
  public void files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile).forEach(f -> lines.add("file " + f + ": " + read(f)));
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  /// The canaries that were heard, with the line that told them.
  public List<String> canaries() {
    return lines.stream()
        .filter(line -> !Canaries.in(line).isEmpty())
        .map(line -> Canaries.in(line) + " in " + line.substring(0, Math.min(400, line.length())))
        .toList();
  }

  @Override
  public void close() {
    root.removeHandler(handler);
    root.setLevel(before);
  }
}
