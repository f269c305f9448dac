package dev.portolan.probe.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.probe.Question;
import dev.portolan.probe.QuestionRules;
import dev.portolan.probe.target.Aim.Point;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands of gRPC's health check where a gateway routes by the name that is asked.
final class GrpcToolsTest {
  private static final Point GATEWAY = new Point("10.1.2.3", 443, "", "edge.example");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                | --resolve edge.example:443:10.1.2.3 https://edge.example:443/
          cart.example      | -H host: cart.example --resolve cart.example:443:10.1.2.3 https://cart.example:443/
          cart.example:8443 | -H host: cart.example:8443 --resolve cart.example:443:10.1.2.3 https://cart.example:443/
          10.9.9.9:80       | -H host: 10.9.9.9:80 --resolve edge.example:443:10.1.2.3 https://edge.example:443/
          """)
  void curlSpeaksToTheChosenAuthorityAtTheSameAddress(String authority, String end) {
    Tool curl = first(authority, "curl", "od");

    assertThat(String.join(" ", curl.argv().apply(GATEWAY)))
        .endsWith(end + "grpc.health.v1.Health/Check");
  }

  @ParameterizedTest
  @CsvSource({
    "'', edge.example, ''",
    "cart.example:8443, cart.example, cart.example:8443",
    "'[fd00::1]:443', edge.example, '[fd00::1]:443'"
  })
  void pythonGetsTheNameForTlsAndTheAuthority(String authority, String name, String shown) {
    List<String> argv = first(authority, "python3").argv().apply(GATEWAY);

    assertThat(argv.subList(3, 7)).containsExactly("1", "10.1.2.3", "443", name);
    assertThat(argv.getLast()).isEqualTo(shown);
  }

  @Test
  void aToolThatCannotChooseIsNotUsed() {
    assertThat(first("", "grpc_health_probe", "python3").program()).isEqualTo("grpc_health_probe");
    assertThat(first("a", "grpc_health_probe", "python3").program()).isEqualTo("python3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a.b:443", "10.1.2.3", "10.1.2.3:80", "fd00::1", "[fd00::1]:443"})
  void takesHostsWithAndWithoutAPort(String authority) {
    assertThat(QuestionRules.problem(question(authority))).isEmpty();
  }

  private static Tool first(String authority, String... programs) {
    Map<String, String> paths = new HashMap<>();
    for (String program : programs) {
      paths.put(program, "/usr/bin/" + program);
    }
    Toolbox box = Toolbox.found(paths);
    return GrpcTools.of(question(authority)).stream()
        .filter(t -> t.fits().test(box, GATEWAY))
        .findFirst()
        .orElseThrow();
  }

  private static Question.Grpc question(String authority) {
    return new Question.Grpc(true, 443, "", authority);
  }
}
