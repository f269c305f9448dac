package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelExpression;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.PluginPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads Cilium's policies (cilium.io/v2) as far as whom they select: `spec` or each of `specs`.
/// Where several rules select differently, the pods and namespaces of all of them count: rather too
/// many pods than one that is missed.
public final class CiliumPolicyReader {
  private static final LabelExpression NOTHING = new LabelExpression.Any(List.of());

  private final MetadataReader meta = new MetadataReader();
  private final List<LabelExpression> pods = new ArrayList<>();
  private final List<LabelExpression> namespaces = new ArrayList<>();
  private final Set<Direction> types = EnumSet.noneOf(Direction.class);
  private @Nullable PluginScope saved;

  private CiliumPolicyReader() {}

  /// A reader of one of the two kinds.
  public static ObjectReader of(Kind kind) {
    return in -> {
      CiliumPolicyReader policy = new CiliumPolicyReader();
      Json.object(in, field -> policy.field(in, field));
      return List.of(policy.build(kind));
    };
  }

  private PluginPolicy build(Kind kind) {
    PluginScope scope = saved == null ? new PluginScope(types, any(pods), any(namespaces)) : saved;
    return scope.policy(meta.of(kind), "Cilium");
  }

  private static LabelExpression any(List<LabelExpression> parts) {
    return switch (parts.size()) {
      case 0 -> LabelExpression.EVERYTHING;
      case 1 -> parts.getFirst();
      default -> new LabelExpression.Any(parts);
    };
  }

  private void field(JsonParser in, String field) throws IOException {
    switch (field) {
      case "metadata" -> meta.read(in);
      case "spec" -> rule(in);
      case "specs" -> Json.array(in, () -> rule(in));
      case PluginScope.FIELD -> saved = PluginScope.read(in);
      default -> {}
    }
  }

  private void rule(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      return;
    }
    Rule rule = new Rule();
    Json.object(in, field -> rule.field(in, field));
    // a rule without any section cannot be judged: it may speak of both directions
    types.addAll(rule.types.isEmpty() ? EnumSet.allOf(Direction.class) : rule.types);
    pods.add(rule.pods);
    namespaces.add(rule.namespaces);
  }

  private static final class Rule {
    private final Set<Direction> types = EnumSet.noneOf(Direction.class);
    private LabelExpression pods = LabelExpression.EVERYTHING;
    private LabelExpression namespaces = LabelExpression.EVERYTHING;

    void field(JsonParser in, String field) throws IOException {
      if (in.currentToken() == JsonToken.VALUE_NULL) {
        return;
      }
      switch (field) {
        case "endpointSelector" -> select(Parts.selector(in));
        case "nodeSelector" -> pods = NOTHING;
        case "ingress", "ingressDeny" -> types.add(Direction.INGRESS);
        case "egress", "egressDeny" -> types.add(Direction.EGRESS);
        case "enableDefaultDeny" ->
            Json.object(
                in,
                name -> {
                  if (Json.truth(in)) {
                    types.add(name.equals("egress") ? Direction.EGRESS : Direction.INGRESS);
                  }
                });
        default -> {}
      }
    }

    private void select(LabelSelector selector) {
      CiliumLabels labels = new CiliumLabels(selector);
      pods = labels.pods();
      namespaces = labels.namespaces();
    }
  }
}
