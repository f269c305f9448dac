package dev.portolan.cluster.manifests;

import dev.portolan.model.LabelExpression;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.PluginPolicy;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes selectors, and plugins' policies, of which little more than their selectors is kept.
final class SavedSelectors {
  private SavedSelectors() {}

  static Fields selector(LabelSelector s) {
    Fields fields = new Fields().opt("matchLabels", s.matchLabels());
    return fields.opt(
        "matchExpressions",
        s.matchExpressions().stream().map(SavedSelectors::requirement).toList());
  }

  private static Map<String, Object> requirement(LabelSelector.Requirement r) {
    String operator =
        switch (r.operator()) {
          case IN -> "In";
          case NOT_IN -> "NotIn";
          case EXISTS -> "Exists";
          case DOES_NOT_EXIST -> "DoesNotExist";
        };
    return Fields.of("key", r.key()).put("operator", operator).opt("values", r.values()).map();
  }

  static List<String> directions(Set<Direction> types) {
    return types.isEmpty()
        ? List.of()
        : EnumSet.copyOf(types).stream()
            .map(d -> d == Direction.EGRESS ? "Egress" : "Ingress")
            .toList();
  }

  /// Not in the plugin's own words: those were not kept.
  static void pluginPolicy(PluginPolicy p, Fields fields) {
    Fields scope = Fields.of("types", directions(p.types()));
    scope.put("pods", expression(p.pods())).put("namespaces", expression(p.namespaces()));
    fields.put(SavedObjects.OWN, scope);
  }

  private static Map<String, Object> expression(LabelExpression e) {
    return switch (e) {
      case LabelExpression.All all -> Fields.of("all", parts(all.parts())).map();
      case LabelExpression.Any any -> Fields.of("any", parts(any.parts())).map();
      case LabelExpression.Not not -> Fields.of("not", expression(not.part())).map();
      case LabelExpression.Selector s -> Fields.of("selector", selector(s.selector())).map();
      case LabelExpression.Value v ->
          Fields.of("key", v.key())
              .put("comparison", v.comparison().name())
              .opt("operand", v.operand())
              .map();
    };
  }

  private static List<Map<String, Object>> parts(List<LabelExpression> parts) {
    return parts.stream().map(SavedSelectors::expression).toList();
  }
}
