package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.Kind;
import dev.portolan.model.Metadata;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.PluginPolicy;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads Calico's NetworkPolicy and GlobalNetworkPolicy (projectcalico.org/v3 and the resources
/// behind it, crd.projectcalico.org/v1) as far as whom they select. `serviceAccountSelector` cannot
/// be judged here and narrows nothing.
public final class CalicoPolicyReader {
  /// How the names of the copies begin that Calico makes of the API's own policies.
  private static final List<String> COPIES =
      List.of("knp.default.", "kanp.adminnetworkpolicy.", "kbanp.baselineadminnetworkpolicy.");

  private final MetadataReader meta = new MetadataReader();
  private String selector = "";
  private String namespaceSelector = "";
  private final Set<Direction> types = EnumSet.noneOf(Direction.class);
  private boolean ingress;
  private boolean egress;
  private @Nullable PluginScope saved;

  private CalicoPolicyReader() {}

  /// A reader of one of the two kinds.
  public static ObjectReader of(Kind kind) {
    return in -> read(in, kind);
  }

  private static List<PluginPolicy> read(JsonParser in, Kind kind) throws IOException {
    CalicoPolicyReader policy = new CalicoPolicyReader();
    Json.object(in, field -> policy.field(in, field));
    Metadata meta = policy.meta.of(kind);
    boolean copy = COPIES.stream().anyMatch(meta.ref().name()::startsWith);
    return copy ? List.of() : List.of(policy.scope().policy(meta, "Calico"));
  }

  private PluginScope scope() {
    if (saved != null) {
      return saved;
    }
    if (types.isEmpty()) {
      types.addAll(defaults());
    }
    return new PluginScope(
        types, CalicoSelector.parse(selector), CalicoSelector.parse(namespaceSelector));
  }

  /// Unset `types` follow the rules that are there, Ingress where there are none.
  private Set<Direction> defaults() {
    Set<Direction> found = EnumSet.noneOf(Direction.class);
    if (egress) {
      found.add(Direction.EGRESS);
    }
    if (ingress || !egress) {
      found.add(Direction.INGRESS);
    }
    return found;
  }

  private void field(JsonParser in, String field) throws IOException {
    switch (field) {
      case "metadata" -> meta.read(in);
      case "spec" -> Json.object(in, name -> spec(in, name));
      case PluginScope.FIELD -> saved = PluginScope.read(in);
      default -> {}
    }
  }

  private void spec(JsonParser in, String field) throws IOException {
    switch (field) {
      case "selector" -> selector = Json.text(in);
      case "namespaceSelector" -> namespaceSelector = Json.text(in);
      case "types" -> Json.array(in, () -> type(Json.text(in)));
      case "ingress" -> Json.array(in, () -> ingress = true);
      case "egress" -> Json.array(in, () -> egress = true);
      default -> {}
    }
  }

  private void type(String text) {
    switch (text) {
      case "Ingress" -> types.add(Direction.INGRESS);
      case "Egress" -> types.add(Direction.EGRESS);
      default -> {}
    }
  }
}
