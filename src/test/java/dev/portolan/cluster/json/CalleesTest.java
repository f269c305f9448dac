package dev.portolan.cluster.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.model.Pod;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is kept of environments, and above all what is not.
final class CalleesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "",
      textBlock =
          """
          DATABASE_URL | postgres://app:hunter2@db.shop:5432/orders?sslmode=off | db.shop:5432
          CACHE        | redis://cache                                         | cache:6379
          UPSTREAM     | https://Pay.payments.svc.cluster.local/v1             | pay.payments.svc.cluster.local:443
          BROKERS      | kafka-0.kafka:9092, kafka-1.kafka:9092                 | kafka-0.kafka:9092 kafka-1.kafka:9092
          DB_HOST      | db                                                    | db
          ANY          | db:5432                                               | db:5432
          ANY          | api.shop.svc                                          | api.shop.svc
          KEYCLOAK_URL | http://keycloak:8080                                  | keycloak:8080
          LOG_LEVEL    | info                                                  |
          VERSION      | v1.2.3                                                |
          STARTED      | 12:30                                                 |
          LISTEN       | :8080                                                 |
          PEER         | 10.1.2.3:80                                           |
          ANY          | db:99999                                              |
          DB_PASSWORD  | hunter2:1234                                          |
          API_KEY      | a.svc                                                 |
          AUTH_TOKEN   | http://db                                             |
          ODD_URL      | postgres://u:p@ss@db:5432/x                           |
          WORDS        | say http://db to me                                   |
          LATER_HOST   | $(OTHER):80                                           |
          """)
  void keepsHostsAndPortsAlone(String name, String value, String kept) throws IOException {
    String json =
        new ObjectMapper().writeValueAsString(List.of(Map.of("name", name, "value", value)));
    List<String> expected = kept == null ? List.of() : Arrays.asList(kept.split(" "));
    assertThat(read(json)).containsExactlyElementsOf(expected);
  }

  @Test
  void whatASecretGivesIsNotThereAndStrangeThingsAreSteppedOver() throws IOException {
    String strange =
        """
        [{"name": "DB_HOST", "valueFrom": {"secretKeyRef": {"name": "db", "key": "host"}}},
         {"value": "late:1", "name": "A"}, {"name": "B", "value": 7}, {"name": "C", "value": null},
         7, {"name": {"x": 1}, "value": {"y": "z:1"}}, {"name": "D", "value": "%s:1"}]
        """
            .formatted("a".repeat(5_000));
    assertThat(read(strange)).containsExactly("late:1");
    assertThat(read("{\"not\": \"a list\"}")).isEmpty();
    StringBuilder many = new StringBuilder("[");
    for (int i = 0; i < 50; i++) {
      many.append(i == 0 ? "" : ",")
          .append("{\"name\":\"A\",\"value\":\"h")
          .append(i)
          .append(":1\"}");
    }
    assertThat(read(many.append("]").toString())).as("bounded").hasSize(16);
  }

  /// As a server writes it.
  @Test
  void aPodsContainersHaveThem() throws IOException {
    String pod =
        """
        {"metadata": {"name": "p", "namespace": "n"}, "spec": {"containers": [{"name": "c",
         "image": "i", "command": ["sleep", "1"], "env": [{"name": "CATALOG_URL",
         "value": "http://catalog.shop.svc.cluster.local:80/items"},
         {"name": "DB_HOST", "value": "db.shop"}], "resources": {}}]}}
        """;
    try (JsonParser in =
        Json.FACTORY.createParser(new ByteArrayInputStream(pod.getBytes(StandardCharsets.UTF_8)))) {
      in.nextToken();
      Pod read = PodReader.read(in).getFirst();
      assertThat(read.containers().getFirst().callees())
          .containsExactly("catalog.shop.svc.cluster.local:80", "db.shop");
    }
  }

  private static List<String> read(String json) throws IOException {
    try (JsonParser in = Json.FACTORY.createParser(json)) {
      in.nextToken();
      return Callees.read(in);
    }
  }
}
