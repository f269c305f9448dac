package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.LabelExpression;
import dev.portolan.model.Metadata;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.PluginPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whom a plugin's policy selects, and in which directions: what is kept of it. A saved snapshot
/// holds this, in place of the plugin's own selectors, in the field `portolan` of the object.
record PluginScope(Set<Direction> types, LabelExpression pods, LabelExpression namespaces) {
  static final String FIELD = "portolan";

  PluginPolicy policy(Metadata meta, String plugin) {
    return new PluginPolicy(meta, plugin, types, pods, namespaces);
  }

  static PluginScope read(JsonParser in) throws IOException {
    Set<Direction> types = EnumSet.noneOf(Direction.class);
    LabelExpression[] both = {LabelExpression.EVERYTHING, LabelExpression.EVERYTHING};
    Json.object(
        in,
        field -> {
          switch (field) {
            case "types" -> Json.array(in, () -> types.add(direction(Json.text(in))));
            case "pods" -> both[0] = expression(in);
            case "namespaces" -> both[1] = expression(in);
            default -> {}
          }
        });
    return new PluginScope(types, both[0], both[1]);
  }

  private static Direction direction(String text) {
    return text.equals("Egress") ? Direction.EGRESS : Direction.INGRESS;
  }

  private static LabelExpression expression(JsonParser in) throws IOException {
    Fields fields = new Fields();
    Json.object(in, field -> fields.field(in, field));
    return fields.build();
  }

  private static final class Fields {
    private @Nullable LabelExpression result;
    private String key = "";
    private String comparison = "";
    private String operand = "";

    void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "all" -> result = new LabelExpression.All(parts(in));
        case "any" -> result = new LabelExpression.Any(parts(in));
        case "not" -> result = new LabelExpression.Not(expression(in));
        case "selector" -> result = new LabelExpression.Selector(Parts.selector(in));
        case "key" -> key = Json.text(in);
        case "comparison" -> comparison = Json.text(in);
        case "operand" -> operand = Json.text(in);
        default -> {}
      }
    }

    /// What is not understood selects everybody.
    LabelExpression build() {
      if (result != null) {
        return result;
      }
      for (LabelExpression.Comparison c : LabelExpression.Comparison.values()) {
        if (c.name().equals(comparison)) {
          return new LabelExpression.Value(key, c, operand);
        }
      }
      return LabelExpression.EVERYTHING;
    }

    private static List<LabelExpression> parts(JsonParser in) throws IOException {
      List<LabelExpression> parts = new ArrayList<>();
      Json.array(in, () -> parts.add(expression(in)));
      return parts;
    }
  }
}
