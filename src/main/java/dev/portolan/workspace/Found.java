package dev.portolan.workspace;

import dev.portolan.diagram.Part;
import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a search found on a chart, part by part: on the next chart only the parts that have changed
/// are searched.
public final class Found {
  public static final Found NOTHING = new Found("", Map.of());

  private final String text;
  private final Map<Part.Key, List<ObjectRef>> byPart;
  private final List<ObjectRef> refs;

  private Found(String text, Map<Part.Key, List<ObjectRef>> byPart) {
    this.text = text;
    this.byPart = byPart;
    List<ObjectRef> all = new ArrayList<>();
    byPart.values().forEach(all::addAll);
    this.refs = List.copyOf(all);
  }

  /// Searches again.
  ///
  /// @param search finds what a part has
  Found next(String again, List<Part> parts, Function<Part, List<ObjectRef>> search) {
    Map<Part.Key, List<ObjectRef>> next = LinkedHashMap.newLinkedHashMap(parts.size());
    for (Part part : parts) {
      List<ObjectRef> known = again.equals(text) ? byPart.get(part.key()) : null;
      next.put(part.key(), known == null ? search.apply(part) : known);
    }
    return new Found(again, next);
  }

  /// In the order of the chart.
  public List<ObjectRef> refs() {
    return refs;
  }

  /// Two are equal that found the same.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Found found && found.refs.equals(refs);
  }

  @Override
  public int hashCode() {
    return refs.hashCode();
  }

  @Override
  public String toString() {
    return refs.toString();
  }
}
