package dev.portolan.kubeconfig;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;

/// The first YAML document of a text, read as kubectl reads it and within bounds: depth and number
/// of values, counted as if each alias were written out.
///
/// What differs from other readers of YAML: only the first document counts, the later of two equal
/// keys wins, and so does a merge (`<<`) that stands after a key.
final class YamlDocument {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_VALUES = 500_000;
  private static final Counted OPEN = new Counted(null, -1);

  private final Iterator<Event> events;
  private final Map<String, Counted> anchors = new HashMap<>();
  private int values;

  private YamlDocument(Iterator<Event> events) {
    this.events = events;
  }

  /// A value and how many values it is made of.
  private record Counted(@Nullable Object value, int size) {}

  /// The document as maps with text keys, lists, text, numbers and truths; nulls are left out of
  /// maps. An empty document is null.
  static @Nullable Object read(String text) throws Unreadable {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    try {
      return new YamlDocument(new Yaml(options).parse(new StringReader(text)).iterator())
          .document();
    } catch (MarkedYAMLException e) {
      throw new Unreadable(marked(e));
    } catch (YAMLException e) {
      throw new Unreadable("is not YAML: it has characters that text does not have");
    }
  }

  private @Nullable Object document() throws Unreadable {
    Event event = events.next();
    while (!(event instanceof DocumentStartEvent)) {
      if (event instanceof StreamEndEvent) {
        return null;
      }
      event = events.next();
    }
    return value(events.next(), 0);
  }

  private @Nullable Object value(Event event, int depth) throws Unreadable {
    count(1);
    if (depth > MAX_DEPTH) {
      throw at("is nested deeper than " + MAX_DEPTH, event);
    }
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    String anchor = event instanceof NodeEvent node ? node.getAnchor() : null;
    int before = values;
    if (anchor != null) {
      anchors.put(anchor, OPEN);
    }
    Object value =
        switch (event) {
          case ScalarEvent scalar -> Scalar.value(scalar);
          case SequenceStartEvent _ -> sequence(depth);
          case MappingStartEvent _ -> mapping(depth);
          default -> throw at("is not YAML", event);
        };
    if (anchor != null) {
      anchors.put(anchor, new Counted(value, values - before));
    }
    return value;
  }

  private @Nullable Object alias(AliasEvent alias) throws Unreadable {
    Counted counted = anchors.get(alias.getAnchor());
    if (counted == null) {
      throw at("is not YAML: an alias without its anchor", alias);
    }
    if (counted.equals(OPEN)) {
      throw at("is not YAML: an anchor that contains itself", alias);
    }
    count(counted.size);
    return counted.value;
  }

  private void count(int more) throws Unreadable {
    values += more;
    if (values > MAX_VALUES) {
      throw new Unreadable("has more than " + MAX_VALUES + " values");
    }
  }

  private List<@Nullable Object> sequence(int depth) throws Unreadable {
    List<@Nullable Object> list = new ArrayList<>();
    for (Event e = events.next(); !(e instanceof SequenceEndEvent); e = events.next()) {
      list.add(value(e, depth + 1));
    }
    return Collections.unmodifiableList(list);
  }

  private Map<String, Object> mapping(int depth) throws Unreadable {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Event e = events.next(); !(e instanceof MappingEndEvent); e = events.next()) {
      boolean merge = e instanceof ScalarEvent scalar && Scalar.isMerge(scalar);
      Object key = value(e, depth + 1);
      Object value = value(events.next(), depth + 1);
      if (merge) {
        merge(value, map, e);
      } else if (key == null || key instanceof List || key instanceof Map) {
        throw at("is not YAML for kubectl: a key that is not text", e);
      } else if (value == null) {
        map.remove(key.toString());
      } else {
        map.put(key.toString(), value);
      }
    }
    return Collections.unmodifiableMap(map);
  }

  private static void merge(@Nullable Object value, Map<String, Object> into, Event at)
      throws Unreadable {
    List<?> sources = value instanceof List<?> list ? list : Collections.singletonList(value);
    for (Object source : sources.reversed()) {
      if (!(source instanceof Map<?, ?> map)) {
        throw at("is not YAML: \"<<\" takes a mapping", at);
      }
      map.forEach((k, v) -> into.put(String.valueOf(k), v));
    }
  }

  private static Unreadable at(String what, Event event) {
    Mark mark = event.getStartMark();
    return new Unreadable(mark == null ? what : what + " (line " + (mark.getLine() + 1) + ")");
  }

  private static String marked(MarkedYAMLException e) {
    String problem =
        e.getProblem() == null ? "" : ": " + e.getProblem().lines().findFirst().orElse("");
    return e.getProblemMark() == null
        ? "is not YAML" + problem
        : "is not YAML: line " + (e.getProblemMark().getLine() + 1) + problem;
  }
}
