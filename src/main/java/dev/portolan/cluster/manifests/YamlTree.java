package dev.portolan.cluster.manifests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Turns one YAML document into a tree. Anchors are spelled out, within bounds.
final class YamlTree {
  /// How many values a document may repeat by its aliases.
  private static final int MAX_REPEATED = 100_000;

  private static final String MERGE = "<<";

  private final int firstLine;
  private final YamlDocuments.Report report;
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private int repeating;
  private int repeated;

  /// @param firstLine the line of the file that the document's first one is
  YamlTree(int firstLine, YamlDocuments.Report report) {
    this.firstLine = firstLine;
    this.report = report;
  }

  /// A document that is YAML, but cannot be an object.
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;

    Unreadable(int line, String message) {
      super(message);
      this.line = line;
    }

    int line() {
      return line;
    }
  }

  Tree of(Node document) {
    return of(document, line(document));
  }

  private int line(Node node) {
    return firstLine + node.getStartMark().getLine();
  }

  private Tree of(Node node, int line) {
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar, line);
    }
    if (!open.add(node)) {
      throw new Unreadable(line, "an anchor contains itself");
    }
    boolean again = !seen.add(node);
    repeating += again ? 1 : 0;
    try {
      return node instanceof MappingNode mapping
          ? new Tree.Mapping(line, fields(mapping))
          : new Tree.Sequence(line, items((SequenceNode) node));
    } finally {
      repeating -= again ? 1 : 0;
      open.remove(node);
    }
  }

  private List<Tree> items(SequenceNode node) {
    List<Tree> items = new ArrayList<>();
    node.getValue().forEach(n -> items.add(counted(n, line(n))));
    return items;
  }

  private Map<String, Tree> fields(MappingNode node) {
    Map<String, Tree> merged = new LinkedHashMap<>();
    Map<String, Tree> own = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      Node key = tuple.getKeyNode();
      if (isMerge(key)) {
        merge(tuple.getValueNode(), merged);
        continue;
      }
      String name = name(key);
      if (own.put(name, counted(tuple.getValueNode(), line(key))) != null) {
        report.problem(line(key), "\"" + name + "\" is there twice; the last one counts");
      }
    }
    if (merged.isEmpty()) {
      return own;
    }
    merged.putAll(own);
    return merged;
  }

  private static boolean isMerge(Node key) {
    return key instanceof ScalarNode s
        && s.getTag().equals(YamlDocuments.PLAIN)
        && s.getValue().equals(MERGE);
  }

  private void merge(Node value, Map<String, Tree> into) {
    switch (of(value, line(value))) {
      case Tree.Mapping m -> m.fields().forEach(into::putIfAbsent);
      case Tree.Sequence s -> s.items().forEach(i -> i.entries().forEach(into::putIfAbsent));
      case Tree.Scalar s -> report.problem(s.line(), "\"<<\" merges mappings only");
    }
  }

  /// A key as JSON has it: numbers and booleans become their text.
  private String name(Node key) {
    if (key instanceof ScalarNode scalar) {
      return scalar(scalar, 0).type() == Tree.Type.NULL ? "null" : scalar(scalar, 0).text();
    }
    throw new Unreadable(line(key), "a key is not a text");
  }

  private Tree counted(Node node, int line) {
    if (repeating > 0) {
      repeated++;
      if (repeated > MAX_REPEATED) {
        throw new Unreadable(line, "anchors repeat more than " + MAX_REPEATED + " values");
      }
    }
    return of(node, line);
  }

  private Tree.Scalar scalar(ScalarNode node, int line) {
    Tag tag = node.getTag();
    if (tag.equals(YamlDocuments.PLAIN)) {
      return GoScalars.of(line, node.getValue());
    }
    // an explicit tag: !!int "1" is a number, !!str 1 a text
    boolean resolved = tag.equals(Tag.INT) || tag.equals(Tag.BOOL) || tag.equals(Tag.FLOAT);
    return resolved || tag.equals(Tag.NULL)
        ? GoScalars.of(line, node.getValue())
        : new Tree.Scalar(line, Tree.Type.TEXT, node.getValue());
  }
}
