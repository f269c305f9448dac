package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.Gateway.Standing;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the Gateway API's routes, of every version that there was: they have the same shape as far
/// as it is read.
public final class RouteReader {
  private static final String GROUP = "gateway.networking.k8s.io";

  private final Kind kind;
  private final MetadataReader meta = new MetadataReader();
  private List<Reference> parents = List.of();
  private List<Said> said = List.of();
  private List<String> hosts = List.of();
  private List<RouteRule> rules = List.of();

  private RouteReader(Kind kind) {
    this.kind = kind;
  }

  /// The reader of one kind of route.
  public static ObjectReader of(Kind kind) {
    return in -> {
      RouteReader route = new RouteReader(kind);
      Json.object(in, field -> route.field(in, field));
      return List.of(route.build());
    };
  }

  private GatewayRoute build() {
    dev.portolan.model.Metadata built = meta.of(kind);
    String home = built.ref().namespace();
    List<GatewayRoute.Parent> attached = new ArrayList<>();
    List<GatewayRoute.Elsewhere> elsewhere = new ArrayList<>();
    for (Reference parent : parents) {
      ObjectRef ref = parent.to(home, Kind.GATEWAY);
      Said words = said.stream().filter(s -> s.parent.same(parent)).findFirst().orElse(new Said());
      if (ref == null) {
        elsewhere.add(parent.elsewhere(home, words));
      } else {
        attached.add(
            new GatewayRoute.Parent(
                ref, parent.section, parent.port, words.of("Accepted"), words.of("ResolvedRefs")));
      }
    }
    return new GatewayRoute(
        built, attached, hosts, rules.stream().map(r -> r.build(home)).toList(), elsewhere);
  }

  private void field(JsonParser in, String field) throws IOException {
    switch (field) {
      case "metadata" -> meta.read(in);
      case "spec" -> Json.object(in, name -> spec(in, name));
      case "status" ->
          Json.object(
              in,
              name -> {
                if (name.equals("parents")) {
                  said = Json.list(in, Said::read);
                }
              });
      default -> {}
    }
  }

  private void spec(JsonParser in, String field) throws IOException {
    switch (field) {
      case "parentRefs" -> parents = Json.list(in, Reference::read);
      case "hostnames" -> hosts = Json.list(in, Json::text);
      case "rules" -> rules = Json.list(in, RouteRule::read);
      default -> {}
    }
  }

  /// What a controller says of one parent.
  private static final class Said {
    private Reference parent = new Reference();
    private Map<String, Standing> conditions = Map.of();

    Standing of(String condition) {
      return conditions.getOrDefault(condition, Standing.UNSPOKEN);
    }

    static Said read(JsonParser in) throws IOException {
      Said said = new Said();
      Json.object(
          in,
          field -> {
            switch (field) {
              case "parentRef" -> said.parent = Reference.read(in);
              case "conditions" -> said.conditions = Conditions.read(in);
              default -> {}
            }
          });
      return said;
    }
  }

  /// A reference to a gateway or a service.
  static final class Reference {
    private String group = "";
    private String kind = "";
    private String namespace = "";
    private String name = "";
    private String section = "";
    private int port;
    private int weight = 1;

    static Reference read(JsonParser in) throws IOException {
      Reference reference = new Reference();
      Json.object(in, field -> reference.field(in, field));
      return reference;
    }

    private void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "group" -> group = Json.text(in);
        case "kind" -> kind = Json.text(in);
        case "namespace" -> namespace = Json.text(in);
        case "name" -> name = Json.text(in);
        case "sectionName" -> section = Json.text(in);
        case "port" -> port = Json.number(in);
        case "weight" -> weight = Json.number(in);
        default -> {}
      }
    }

    /// A parent's kind; the API has a gateway where none is said.
    private String kind() {
      return kind.isEmpty() ? Kind.GATEWAY.title() : kind;
    }

    private GatewayRoute.Elsewhere elsewhere(String home, Said words) {
      return new GatewayRoute.Elsewhere(
          group.isEmpty() ? GROUP : group,
          kind(),
          namespace.isEmpty() ? home : namespace,
          name,
          words.of("Accepted"),
          words.of("ResolvedRefs"));
    }

    boolean same(Reference other) {
      return name.equals(other.name)
          && kind().equals(other.kind())
          && namespace.equals(other.namespace)
          && section.equals(other.section)
          && port == other.port;
    }

    /// What it leads to; null for what Portolan does not know.
    ///
    /// @param unsaid the kind where none is given
    @Nullable ObjectRef to(String home, Kind unsaid) {
      String title = kind.isEmpty() ? unsaid.title() : kind;
      String where = namespace.isEmpty() ? home : namespace;
      boolean ours = group.isEmpty() || group.equals(GROUP);
      if (name.isEmpty() || !ours) {
        return null;
      }
      return switch (title) {
        case "Gateway" -> new ObjectRef(Kind.GATEWAY, where, name);
        case "Service" -> ObjectRef.service(where, name);
        default -> null;
      };
    }

    /// The service that it is as a backend, or null.
    GatewayRoute.@Nullable Backend backend(String home) {
      ObjectRef to = to(home, Kind.SERVICE);
      return to == null || to.kind() != Kind.SERVICE
          ? null
          : new GatewayRoute.Backend(to, port, weight);
    }
  }
}
