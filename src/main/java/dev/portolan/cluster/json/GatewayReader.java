package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.Gateway;
import dev.portolan.model.Gateway.Standing;
import dev.portolan.model.Gateway.Tls;
import dev.portolan.model.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reads gateways: gateway.networking.k8s.io v1, v1beta1 and v1alpha2, which differ for what is
/// read of them in the names of conditions only.
public final class GatewayReader {
  private final MetadataReader meta = new MetadataReader();
  private String className = "";
  private List<Gateway.Listener> listeners = List.of();
  private final List<String> addresses = new ArrayList<>();
  private Map<String, Standing> conditions = Map.of();

  private GatewayReader() {}

  public static List<Gateway> read(JsonParser in) throws IOException {
    GatewayReader gateway = new GatewayReader();
    Json.object(in, field -> gateway.field(in, field));
    return List.of(gateway.build());
  }

  private Gateway build() {
    return new Gateway(meta.of(Kind.GATEWAY), className, listeners, addresses, standing());
  }

  /// `Accepted: True` alone says nothing of whether traffic flows.
  private Standing standing() {
    Standing first =
        Stream.of("Programmed", "Ready")
            .filter(conditions::containsKey)
            .findFirst()
            .map(conditions::get)
            .orElse(Standing.UNSPOKEN);
    Standing accepted =
        conditions.getOrDefault(
            "Accepted", conditions.getOrDefault("Scheduled", Standing.UNSPOKEN));
    return accepted.refused() ? accepted : first;
  }

  private void field(JsonParser in, String field) throws IOException {
    meta.section(in, field, name -> spec(in, name), name -> status(in, name));
  }

  private void spec(JsonParser in, String field) throws IOException {
    switch (field) {
      case "gatewayClassName" -> className = Json.text(in);
      case "listeners" -> listeners = Json.list(in, Listener::read);
      default -> {}
    }
  }

  private void status(JsonParser in, String field) throws IOException {
    switch (field) {
      case "addresses" -> Json.array(in, () -> address(Json.texts(in)));
      case "conditions" -> conditions = Conditions.read(in);
      default -> {}
    }
  }

  private void address(Map<String, String> fields) {
    String value = fields.getOrDefault("value", "");
    if (!value.isEmpty()) {
      addresses.add(value);
    }
  }

  private static final class Listener {
    private String name = "";
    private String host = "";
    private int port;
    private String protocol = "";
    private String mode = "";
    private final List<Gateway.Certificate> certificates = new ArrayList<>();
    private boolean tls;
    private String from = "Same";

    static Gateway.Listener read(JsonParser in) throws IOException {
      Listener listener = new Listener();
      Json.object(in, field -> listener.field(in, field));
      return new Gateway.Listener(
          listener.name,
          listener.host,
          listener.port,
          listener.protocol,
          listener.tls(),
          listener.from,
          listener.certificates);
    }

    /// The API's default of `mode` is Terminate; HTTPS cannot be handed on.
    private Tls tls() {
      boolean spoken = tls || protocol.equals("HTTPS") || protocol.equals("TLS");
      if (!spoken) {
        return Tls.NONE;
      }
      return mode.equals("Passthrough") ? Tls.PASSTHROUGH : Tls.TERMINATE;
    }

    private void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "name" -> name = Json.text(in);
        case "hostname" -> host = Json.text(in);
        case "port" -> port = Json.number(in);
        case "protocol" -> protocol = Json.text(in);
        case "tls" -> {
          tls = in.isExpectedStartObjectToken();
          Json.object(in, name -> tls(in, name));
        }
        case "allowedRoutes" -> Json.object(in, name -> allowed(in, name));
        default -> {}
      }
    }

    private void tls(JsonParser in, String field) throws IOException {
      switch (field) {
        case "mode" -> mode = Json.text(in);
        case "certificateRefs" -> Json.array(in, () -> certificate(Json.texts(in)));
        default -> {}
      }
    }

    /// What is no secret is an implementation's own affair.
    private void certificate(Map<String, String> said) {
      String kind = said.getOrDefault("kind", "Secret");
      if (kind.equals("Secret") && said.getOrDefault("group", "").isEmpty()) {
        certificates.add(
            new Gateway.Certificate(
                said.getOrDefault("namespace", ""), said.getOrDefault("name", "")));
      }
    }

    private void allowed(JsonParser in, String field) throws IOException {
      if (field.equals("namespaces")) {
        String said = Json.texts(in).getOrDefault("from", "");
        from = said.isEmpty() ? from : said;
      }
    }
  }
}
