package dev.portolan.cluster.debug;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.model.ObjectRef;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is sent to add a debug container: what it needs, and not a field more.
final class ShapeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NETADMIN   | {"capabilities": {"add": ["NET_ADMIN", "NET_RAW"]}}
          GENERAL    | {"capabilities": {"add": ["SYS_PTRACE"]}}
          BASELINE   |
          RESTRICTED | {"allowPrivilegeEscalation": false, "runAsNonRoot": true, "runAsUser": 65532, "capabilities": {"drop": ["ALL"]}, "seccompProfile": {"type": "RuntimeDefault"}}
          """)
  void sendsWhatAProfileAsksForAlone(DebugProfile profile, String security) throws IOException {
    DebugOrder order = new DebugOrder(ObjectRef.pod("shop", "web"), " registry/net:1 ", profile);
    String context = security == null ? "" : ", \"securityContext\": " + security;
    String container =
        """
        {"name": "portolan-debug", "image": "registry/net:1",
         "command": %s%s}
        """
            .formatted(JSON.writeValueAsString(DebugOrder.command()), context);
    String list = "{\"ephemeralContainers\": [" + container + "]}";
    assertThat(sent(Shape.POD, order)).isEqualTo(JSON.readTree("{\"spec\": " + list + "}"));
    assertThat(sent(Shape.ALPHA, order)).isEqualTo(JSON.readTree(list));
  }

  /// As the server reads it.
  private static Object sent(Shape shape, DebugOrder order) throws IOException {
    return JSON.readTree(shape.patch("portolan-debug", order).toString());
  }
}
