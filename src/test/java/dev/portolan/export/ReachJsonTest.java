package dev.portolan.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.plugin.NetworkPlugin;
import dev.portolan.policy.subject.Group;
import dev.portolan.policy.subject.Groups;
import dev.portolan.testkit.ManifestText;
import dev.portolan.testkit.SchemaCheck;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// All pairs as files, held to the published schema.
final class ReachJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final ClusterSnapshot CLUSTER =
      ManifestText.cluster(
          """
          apiVersion: apps/v1
          kind: Deployment
          metadata: {name: web, namespace: shop}
          spec:
            replicas: 2
            selector: {matchLabels: {app: web}}
            template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: x}]}}
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: db, namespace: shop, labels: {app: db}}
          spec: {containers: [{name: c, image: x}]}
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: done, namespace: shop, labels: {app: done}}
          spec: {containers: [{name: c, image: x}]}
          status: {phase: Succeeded}
          ---
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata: {name: db, namespace: shop}
          spec:
            podSelector: {matchLabels: {app: db}}
            ingress:
            - from: [{podSelector: {matchLabels: {app: web}}}]
              ports: [{port: 5432}, {protocol: UDP, port: 100, endPort: 200}]
            - from: [{ipBlock: {cidr: 10.0.0.0/8}}]
          """);

  @Test
  void everyPairIsThereWithItsPortsAndReasons() throws IOException {
    JsonNode root = workloads();
    JsonNode admitted = pair(root, "Deployment/shop/web", "Pod/shop/db");
    assertThat(admitted.path("allowed").toString())
        .isEqualTo(
            "[{\"protocol\":\"TCP\",\"from\":5432,\"to\":5432},{\"protocol\":\"UDP\",\"from\":100,\"to\":200}]");
    assertThat(admitted.path("state").asText()).isEqualTo("partly");
    assertThat(admitted.path("reasons").path(0).asText())
        .isEqualTo("ingress:NetworkPolicy/shop/db");
    JsonNode open = pair(root, "Pod/shop/db", "Deployment/shop/web");
    assertThat(open.path("state").asText()).isEqualTo("allowed");
    assertThat(open.path("allowed").path(0).toString())
        .isEqualTo("{\"protocol\":\"TCP\",\"from\":1,\"to\":65535}");
    assertThat(open.has("reasons")).isFalse();
    assertThat(pair(root, "outside/10.0.0.0-10.255.255.255", "Pod/shop/db").path("state").asText())
        .isEqualTo("allowed");
    assertThat(pair(root, "outside/0.0.0.0-9.255.255.255", "Pod/shop/db").path("state").asText())
        .isEqualTo("denied");
    assertThat(pair(root, "Pod/shop/done", "Pod/shop/db").path("state").asText())
        .isEqualTo("not applicable");
    int inside = 3;
    int outside = 4;
    assertThat(root.path("pairs")).hasSize(inside * inside + 2 * inside * outside);
  }

  @Test
  void theDocumentKeepsToItsSchema() throws IOException {
    JsonNode schema =
        JSON.readTree(Files.readString(Path.of("src/docs/schemas/portolan.reach.v1.json")));
    assertThat(SchemaCheck.problems(schema, workloads())).isEmpty();
    JsonNode broken = workloads().deepCopy();
    ((ObjectNode) broken.path("pairs").path(0)).put("state", "x");
    assertThat(SchemaCheck.problems(schema, broken)).hasSize(1);
  }

  @Test
  void csvHasARowForEachPairAndProtocol() throws IOException {
    StringWriter out = new StringWriter();
    Reachability reachability = Reachability.of(CLUSTER);
    ReachCsv.write(out, reachability, inside(), Groups.outside(reachability.outside()));
    assertThat(out.toString().split("\r\n", -1))
        .contains(
            "from,to,protocol,state,allowed,some,undecided,reasons",
            "Deployment/shop/web,Pod/shop/db,UDP,partly,100-200,100-200,,ingress:NetworkPolicy/shop/db",
            "Pod/shop/done,Pod/shop/db,TCP,not applicable,,,,");
  }

  private static JsonNode workloads() throws IOException {
    StringWriter out = new StringWriter();
    Reachability reachability = Reachability.of(CLUSTER);
    ReachJson.write(
        out,
        reachability,
        new ReachJson.Header("workloads", NetworkPlugin.detect(CLUSTER)),
        inside(),
        Groups.outside(reachability.outside()));
    return JSON.readTree(out.toString());
  }

  private static List<Group> inside() {
    return Groups.workloads(new SnapshotIndex(CLUSTER));
  }

  private static JsonNode pair(JsonNode root, String from, String to) {
    for (JsonNode pair : root.path("pairs")) {
      if (pair.path("from").asText().equals(from) && pair.path("to").asText().equals(to)) {
        return pair;
      }
    }
    throw new AssertionError("no pair " + from + " to " + to);
  }
}
