package dev.portolan.ui.inspector;

import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.workspace.RulePlace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the lines of a rule in a policy's YAML, by indentation alone: items may stand as far in as
/// their list's key, as kubectl writes them, or farther.
///
/// @param first the first line, from 0
/// @param last the last line
record RuleLines(int first, int last) {
  /// The rule's lines; those of the list when it has no such item; empty when there is neither.
  static Optional<RuleLines> find(List<String> lines, RulePlace place) {
    RuleLines spec = key(lines, new RuleLines(0, lines.size() - 1), "spec");
    if (spec == null) {
      return Optional.empty();
    }
    RuleLines inside = new RuleLines(spec.first() + 1, spec.last());
    Direction direction = place.direction();
    if (direction == null || place.rule() < 0) {
      return selects(lines, inside).or(() -> Optional.of(spec));
    }
    RuleLines rules = key(lines, inside, direction.name().toLowerCase(Locale.ROOT));
    if (rules == null) {
      return Optional.of(spec);
    }
    RuleLines item = item(lines, rules, place.rule());
    return Optional.of(item == null ? rules : item);
  }

  private static Optional<RuleLines> selects(List<String> lines, RuleLines inside) {
    for (String name : List.of("podSelector", "subject", "endpointSelector", "selector")) {
      RuleLines found = key(lines, inside, name);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /// A key at the outermost level of a block, with all that belongs to it.
  private static @Nullable RuleLines key(List<String> lines, RuleLines block, String name) {
    int level = level(lines, block);
    for (int i = block.first(); i <= block.last(); i++) {
      String line = lines.get(i);
      if (indent(line) == level && line.strip().startsWith(name + ":")) {
        return new RuleLines(i, end(lines, block, i, level, true));
      }
    }
    return null;
  }

  private static @Nullable RuleLines item(List<String> lines, RuleLines list, int wanted) {
    RuleLines items = new RuleLines(list.first() + 1, list.last());
    int level = level(lines, items);
    int found = -1;
    for (int i = items.first(); i <= items.last(); i++) {
      if (indent(lines.get(i)) == level && dash(lines.get(i)) && ++found == wanted) {
        return new RuleLines(i, end(lines, items, i, level, false));
      }
    }
    return null;
  }

  /// Up to the next line that stands as far out as the first one. A key's items may stand as far
  /// out as the key itself.
  private static int end(List<String> lines, RuleLines block, int at, int level, boolean ofKey) {
    int end = at;
    for (int i = at + 1; i <= block.last(); i++) {
      String line = lines.get(i);
      if (empty(line)) {
        continue;
      }
      boolean belongs = indent(line) > level || (ofKey && indent(line) == level && dash(line));
      if (!belongs) {
        return end;
      }
      end = i;
    }
    return end;
  }

  private static int level(List<String> lines, RuleLines block) {
    for (int i = block.first(); i <= block.last(); i++) {
      if (!empty(lines.get(i)) && !lines.get(i).startsWith("---")) {
        return indent(lines.get(i));
      }
    }
    return 0;
  }

  private static boolean dash(String line) {
    String text = line.strip();
    return text.equals("-") || text.startsWith("- ");
  }

  private static boolean empty(String line) {
    return line.isBlank() || line.strip().startsWith("#");
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }
}
