package dev.portolan.kubeconfig;

import dev.portolan.kubeconfig.Kubeconfig.Problem;
import dev.portolan.kubeconfig.Kubeconfig.Subject;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One kubeconfig file, read: its stanzas by name, the broken ones too, and the name that it gives
/// as current.
///
/// @param currentContext its `current-context`, or empty
record ParsedFile(
    Path file,
    Map<String, Stanza> clusters,
    Map<String, Stanza> users,
    Map<String, Stanza> contexts,
    String currentContext) {
  static ParsedFile read(Path file, List<Problem> problems) {
    try {
      return parse(file, FileText.read(file), problems);
    } catch (Unreadable e) {
      problems.add(new Problem(file.toString(), e.line()));
      return new ParsedFile(file, Map.of(), Map.of(), Map.of(), "");
    }
  }

  static ParsedFile parse(Path file, String text, List<Problem> problems) throws Unreadable {
    Object document = YamlDocument.read(text);
    if (document != null && !(document instanceof Map)) {
      throw new Unreadable("is not a kubeconfig: not a mapping at the top");
    }
    Map<String, Object> map = mapping(document);
    isConfig(map);
    Reading reading = new Reading(file, problems);
    reading.rest(map);
    return new ParsedFile(
        file,
        reading.stanzas(map, "clusters", Subject.Kind.CLUSTER, Shape.CLUSTER),
        reading.stanzas(map, "users", Subject.Kind.USER, Shape.USER),
        reading.stanzas(map, "contexts", Subject.Kind.CONTEXT, Shape.CONTEXT),
        reading.current(map));
  }

  private static void isConfig(Map<String, Object> document) throws Unreadable {
    for (Map.Entry<String, String> field :
        Map.of("apiVersion", "v1", "kind", "Config").entrySet()) {
      Object value = document.getOrDefault(field.getKey(), "");
      if (!value.equals("") && !value.equals(field.getValue())) {
        throw new Unreadable(
            "is not a kubeconfig: its " + field.getKey() + " is not " + field.getValue());
      }
    }
  }

  /// A value as a mapping, or an empty one.
  private static Map<String, Object> mapping(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return Map.of();
    }
    Map<String, Object> result = new LinkedHashMap<>();
    map.forEach((k, v) -> result.put(String.valueOf(k), v));
    return Collections.unmodifiableMap(result);
  }

  /// The reading of one file, which collects its problems.
  private record Reading(Path file, List<Problem> problems) {
    private static final String REFUSED = "; kubectl refuses the file because of it";

    /// The list `plural` of `{name, singular: {...}}`, by name; the first of equal names stays.
    Map<String, Stanza> stanzas(
        Map<String, Object> document, String plural, Subject.Kind kind, Shape shape) {
      Map<String, Stanza> result = new LinkedHashMap<>();
      Object value = document.get(plural);
      if (value == null) {
        return result;
      }
      if (!(value instanceof List<?> list)) {
        problem(
            Subject.FILE, "\"" + plural + "\" is " + Shape.kind(value) + ", not a list" + REFUSED);
        return result;
      }
      for (Object element : list) {
        if (element != null && !(element instanceof Map)) {
          problem(
              Subject.FILE,
              "an entry of \""
                  + plural
                  + "\" is "
                  + Shape.kind(element)
                  + ", not a mapping"
                  + REFUSED);
          continue;
        }
        add(mapping(element), plural, kind, shape, result);
      }
      return result;
    }

    private void add(
        Map<String, Object> element,
        String plural,
        Subject.Kind kind,
        Shape shape,
        Map<String, Stanza> into) {
      Object given = element.getOrDefault("name", "");
      if (given instanceof Map || given instanceof List || given.equals("")) {
        problem(Subject.FILE, "an entry of \"" + plural + "\" has no name");
        return;
      }
      String name = given.toString();
      Subject subject = new Subject(kind, name);
      if (into.containsKey(name)) {
        problem(subject, "is there twice; the first one is used, and kubectl refuses the file");
        return;
      }
      Object values = element.getOrDefault(kind.word(), Map.of());
      String fault =
          given instanceof String ? shape.fault("", values) : Shape.TEXT.fault("its name", given);
      if (!fault.isEmpty()) {
        problem(subject, "is broken: " + fault + REFUSED);
      }
      into.put(name, new Stanza(name, file, mapping(values), fault));
    }

    void rest(Map<String, Object> document) {
      String fault = Shape.REST.fault("", document);
      if (!fault.isEmpty()) {
        problem(Subject.FILE, fault + REFUSED);
      }
    }

    String current(Map<String, Object> document) {
      Object value = document.getOrDefault("current-context", "");
      if (value instanceof String name) {
        return name;
      }
      problem(Subject.FILE, "current-context is " + Shape.kind(value) + ", not text" + REFUSED);
      return "";
    }

    private void problem(Subject subject, String message) {
      problems.add(new Problem(file.toString(), subject, message));
    }
  }
}
