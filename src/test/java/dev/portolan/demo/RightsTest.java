package dev.portolan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.demo.DemoClient.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each of the demo's users may do, asked for and tried.
final class RightsTest {
  private static DemoCluster cluster;

  @BeforeAll
  static void start() {
    cluster = DemoCluster.start(DemoOptions.still(0, 7));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource({
    "demo-admin, list, nodes, '', true",
    "demo-admin, delete, anything, x, true",
    "demo-limited, list, pods, shop, true",
    "demo-limited, list, pods, '', false",
    "demo-limited, list, pods, payments, false",
    "demo-limited, get, pods/exec, shop, false",
    "demo-no-nodes, list, nodes, '', false",
    "demo-no-nodes, list, pods, '', true",
    "demo-no-nodes, get, pods/exec, shop, true",
    "demo-no-policies, list, networkpolicies.networking.k8s.io, '', false",
    "demo-no-policies, list, ingresses.networking.k8s.io, '', true",
    "demo-two-namespaces, list, namespaces, '', false",
    "demo-two-namespaces, list, pods, payments, true",
    "demo-two-namespaces, list, pods, shop, true",
    "demo-two-namespaces, list, pods, default, false",
    "demo-logs, get, pods/log, shop, true",
    "demo-logs, create, pods/exec, shop, false",
    "demo-dns-logs, get, pods/log, kube-system, true",
    "demo-dns-logs, get, pods/log, ingress-nginx, false",
    "demo-no-nodes, create, pods/exec, shop, true",
    "demo-no-nodes, get, pods/log, shop, false",
    "demo-exec-create, create, pods/exec, shop, true",
    "demo-exec-create, get, pods/exec, shop, false",
    "demo-openshift, list, namespaces, '', false",
    "demo-openshift, list, pods, shop, true"
  })
  void isAnsweredAsItIsEnforced(
      String user, String verb, String resource, String namespace, boolean allowed)
      throws Exception {
    String[] named = resource.split("[.]", 2);
    String[] parts = named[0].split("/", 2);
    String group = named.length > 1 ? named[1] : "";
    try (DemoClient client = DemoClient.user(cluster, user)) {
      Answer review =
          client.post(
              "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
              """
              {"kind":"SelfSubjectAccessReview","apiVersion":"authorization.k8s.io/v1",
               "spec":{"resourceAttributes":{"verb":"%s","group":"%s","resource":"%s",
                       "subresource":"%s","namespace":"%s"}}}
              """
                  .formatted(verb, group, parts[0], parts.length > 1 ? parts[1] : "", namespace));
      assertThat(review.code()).isEqualTo(201);
      assertThat(review.body().at("/status/allowed").asBoolean()).isEqualTo(allowed);
      if (verb.equals("list")) {
        String root = group.isEmpty() ? "/api/v1" : "/apis/" + group + "/v1";
        String within = namespace.isEmpty() ? "" : "/namespaces/" + namespace;
        assertThat(client.get(root + within + "/" + parts[0]).code())
            .isEqualTo(allowed ? 200 : 403);
      }
    }
  }

  @Test
  void rulesAreListed() throws Exception {
    try (DemoClient client = DemoClient.user(cluster, "demo-exec-create")) {
      JsonNode rules =
          client
              .post(
                  "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews",
                  "{\"spec\":{\"namespace\":\"shop\"}}")
              .body()
              .at("/status/resourceRules");
      List<String> exec = new ArrayList<>();
      for (JsonNode rule : rules) {
        if (rule.path("resources").toString().contains("pods/exec")) {
          exec.add(rule.path("verbs").toString());
        }
      }
      assertThat(exec).containsExactly("[\"create\"]");
    }
  }

  @Test
  void projectsAreForOneUser() throws Exception {
    String path = "/apis/project.openshift.io/v1/projects";
    try (DemoClient client = DemoClient.user(cluster, "demo-openshift")) {
      Answer projects = client.get(path);
      assertThat(projects.text("/items/0/metadata/name")).isEqualTo("payments");
      assertThat(projects.text("/items/1/metadata/name")).isEqualTo("shop");
      assertThat(projects.body().path("items")).hasSize(2);
    }
    try (DemoClient client = DemoClient.user(cluster, "demo-two-namespaces")) {
      assertThat(client.get(path).code()).isEqualTo(404);
    }
  }

  @Test
  void rightsCanBeTakenAndGivenBackAndTokensRotate() throws Exception {
    DemoWeather weather = cluster.control().weather();
    try (DemoClient client = DemoClient.user(cluster, "demo-no-nodes")) {
      weather.forbid("demo-no-nodes", "Pod");
      assertThat(client.get("/api/v1/pods").code()).isEqualTo(403);
      assertThat(client.get("/api/v1/services").code()).isEqualTo(200);
      weather.allow("demo-no-nodes", "Pod");
      assertThat(client.get("/api/v1/pods").code()).isEqualTo(200);
      String token = weather.rotateToken("demo-no-nodes");
      assertThat(client.get("/api/v1/pods").code()).isEqualTo(401);
      assertThat(client.withToken(token).get("/api/v1/pods").code()).isEqualTo(200);
    }
  }
}
