package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.Ingress;
import dev.portolan.model.Kind;
import dev.portolan.model.PortRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads ingresses: networking.k8s.io/v1 and the flat backends of v1beta1 (`serviceName`,
/// `servicePort`, `spec.backend`).
public final class IngressReader {
  private final MetadataReader meta = new MetadataReader();
  private String className = "";
  private List<Ingress.Rule> rules = List.of();
  private Ingress.@Nullable Backend defaultBackend;
  private final List<String> tlsHosts = new ArrayList<>();
  private List<String> addresses = List.of();

  private IngressReader() {}

  public static List<Ingress> read(JsonParser in) throws IOException {
    IngressReader ingress = new IngressReader();
    Json.object(in, field -> ingress.field(in, field));
    return List.of(ingress.build());
  }

  private Ingress build() {
    return new Ingress(
        meta.of(Kind.INGRESS),
        className.isEmpty() ? meta.ingressClass() : className,
        rules,
        defaultBackend,
        tlsHosts,
        addresses);
  }

  private void field(JsonParser in, String field) throws IOException {
    switch (field) {
      case "metadata" -> meta.read(in);
      case "spec" -> Json.object(in, name -> spec(in, name));
      case "status" -> addresses = Parts.loadBalancer(in);
      default -> {}
    }
  }

  private void spec(JsonParser in, String field) throws IOException {
    switch (field) {
      case "ingressClassName" -> className = Json.text(in);
      case "rules" -> rules = Json.list(in, Rule::read);
      case "defaultBackend", "backend" -> defaultBackend = Backend.read(in);
      case "tls" -> Json.array(in, () -> tls(in));
      default -> {}
    }
  }

  /// An entry without hosts is for every host.
  private void tls(JsonParser in) throws IOException {
    List<String> hosts = new ArrayList<>();
    Json.object(
        in,
        name -> {
          if (name.equals("hosts")) {
            hosts.addAll(Json.list(in, Json::text));
          }
        });
    tlsHosts.addAll(hosts.isEmpty() ? List.of("*") : hosts);
  }

  private static final class Rule {
    private String host = "";
    private final List<Ingress.Path> paths = new ArrayList<>();

    static Ingress.Rule read(JsonParser in) throws IOException {
      Rule rule = new Rule();
      Json.object(in, field -> rule.field(in, field));
      return new Ingress.Rule(rule.host, rule.paths);
    }

    private void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "host" -> host = Json.text(in);
        case "http" ->
            Json.object(
                in,
                name -> {
                  if (name.equals("paths")) {
                    Json.array(in, () -> path(in));
                  }
                });
        default -> {}
      }
    }

    /// A path whose backend is a resource other than a service leads nowhere that is drawn.
    private void path(JsonParser in) throws IOException {
      Path path = new Path();
      Json.object(in, field -> path.field(in, field));
      if (path.backend != null) {
        paths.add(new Ingress.Path(path.path, path.type, path.backend));
      }
    }
  }

  private static final class Path {
    private String path = "";
    private String type = "";
    private Ingress.@Nullable Backend backend;

    void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "path" -> path = Json.text(in);
        case "pathType" -> type = Json.text(in);
        case "backend" -> backend = Backend.read(in);
        default -> {}
      }
    }
  }

  private static final class Backend {
    private String service = "";
    private String portName = "";
    private int portNumber;

    /// Null where the backend is not a service.
    static Ingress.@Nullable Backend read(JsonParser in) throws IOException {
      Backend backend = new Backend();
      Json.object(in, field -> backend.field(in, field));
      PortRef port =
          backend.portName.isEmpty()
              ? PortRef.of(backend.portNumber)
              : PortRef.named(backend.portName);
      return backend.service.isEmpty() ? null : new Ingress.Backend(backend.service, port);
    }

    private void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "serviceName" -> service = Json.text(in);
        case "servicePort" -> {
          PortRef port = Parts.port(in);
          portName = port == null ? "" : port.name();
          portNumber = port == null ? 0 : port.number();
        }
        case "service" -> Json.object(in, name -> service(in, name));
        default -> {}
      }
    }

    private void service(JsonParser in, String field) throws IOException {
      switch (field) {
        case "name" -> service = Json.text(in);
        case "port" ->
            Json.object(
                in,
                name -> {
                  switch (name) {
                    case "name" -> portName = Json.text(in);
                    case "number" -> portNumber = Json.number(in);
                    default -> {}
                  }
                });
        default -> {}
      }
    }
  }
}
