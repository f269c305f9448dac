package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Readers of the small shapes that several kinds share.
final class Parts {
  /// Matches nobody: what must not admit or select anyone.
  static final LabelSelector NOTHING =
      new LabelSelector(
          Map.of(),
          List.of(new LabelSelector.Requirement("", LabelSelector.Operator.IN, List.of())));

  private Parts() {}

  /// A protocol; TCP where it is missing or not known, as the API defaults it.
  static Protocol protocol(JsonParser in) throws IOException {
    return switch (Json.text(in)) {
      case "UDP" -> Protocol.UDP;
      case "SCTP" -> Protocol.SCTP;
      default -> Protocol.TCP;
    };
  }

  /// An IntOrString; null where it is neither.
  static @Nullable PortRef port(JsonParser in) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return PortRef.of(Json.number(in));
    }
    String text = Json.text(in);
    return text.isEmpty() ? null : PortRef.named(text);
  }

  static LabelSelector selector(JsonParser in) throws IOException {
    SelectorFields fields = new SelectorFields();
    Json.object(in, field -> fields.field(in, field));
    return fields.build();
  }

  /// The addresses and host names in `status.loadBalancer.ingress`, the parser at `status`.
  static List<String> loadBalancer(JsonParser in) throws IOException {
    List<String> result = new ArrayList<>();
    Json.object(
        in,
        field -> {
          if (field.equals("loadBalancer")) {
            Json.object(
                in,
                inner -> {
                  if (inner.equals("ingress")) {
                    Json.array(in, () -> addressOrHost(in, result));
                  }
                });
          }
        });
    return result;
  }

  private static void addressOrHost(JsonParser in, List<String> into) throws IOException {
    Json.object(
        in,
        field -> {
          if ((field.equals("ip") || field.equals("hostname")) && !Json.text(in).isEmpty()) {
            into.add(Json.text(in));
          }
        });
  }

  /// An ObjectReference to a kind that Portolan reads, or null.
  static @Nullable ObjectRef reference(JsonParser in) throws IOException {
    Map<String, String> fields = Json.texts(in);
    String name = fields.getOrDefault("name", "");
    Optional<Kind> kind = kind(fields.getOrDefault("kind", ""));
    if (kind.isEmpty() || name.isEmpty()) {
      return null;
    }
    String namespace = kind.get().namespaced() ? fields.getOrDefault("namespace", "") : "";
    return new ObjectRef(kind.get(), namespace, name);
  }

  private static Optional<Kind> kind(String title) {
    for (Kind kind : Kind.values()) {
      if (kind.title().equals(title)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /// A label selector while it is read.
  static final class SelectorFields {
    private Map<String, String> labels = Map.of();
    private final List<LabelSelector.Requirement> expressions = new ArrayList<>();

    LabelSelector build() {
      return new LabelSelector(labels, expressions);
    }

    void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "matchLabels" -> labels = Json.texts(in);
        case "matchExpressions" -> Json.array(in, () -> requirement(in));
        default -> {}
      }
    }

    private void requirement(JsonParser in) throws IOException {
      RequirementFields fields = new RequirementFields();
      Json.object(in, field -> fields.field(in, field));
      expressions.add(new LabelSelector.Requirement(fields.key, fields.operator, fields.values));
    }
  }

  private static final class RequirementFields {
    private String key = "";
    private List<String> values = List.of();

    /// An operator that is not known selects nothing: `In` of no values.
    private LabelSelector.Operator operator = LabelSelector.Operator.IN;

    void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "key" -> key = Json.text(in);
        case "values" -> values = Json.list(in, Json::text);
        case "operator" ->
            operator =
                switch (Json.text(in)) {
                  case "NotIn" -> LabelSelector.Operator.NOT_IN;
                  case "Exists" -> LabelSelector.Operator.EXISTS;
                  case "DoesNotExist" -> LabelSelector.Operator.DOES_NOT_EXIST;
                  default -> LabelSelector.Operator.IN;
                };
        default -> {}
      }
    }
  }
}
