package dev.portolan.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.demo.DemoClient.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lists, single objects and refusals, over the wire.
final class ApiTest extends OnStillDemo {
  @Test
  void saysThatItIsSimulated() throws Exception {
    Answer version = client.get("/version");
    assertThat(version.text("/gitVersion")).isEqualTo("v1.34.1-demo");
    assertThat(version.body().path("portolanDemo").asBoolean()).isTrue();
    assertThat(
            client
                .get("/api/v1/namespaces/shop")
                .text("/metadata/annotations/demo.portolan.dev~1simulated"))
        .isEqualTo("true");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/namespaces, NamespaceList, 11",
    "/api/v1/nodes, NodeList, 3",
    "/api/v1/namespaces/empty/pods, PodList, 0",
    "/api/v1/namespaces/shop/services, ServiceList, 7",
    "/api/v1/namespaces/shop/endpoints, EndpointsList, 7",
    "/apis/apps/v1/namespaces/shop/deployments, DeploymentList, 6",
    "/apis/apps/v1/namespaces/shop/replicasets, ReplicaSetList, 6",
    "/apis/apps/v1/statefulsets, StatefulSetList, 4",
    "/apis/apps/v1/daemonsets, DaemonSetList, 4",
    "/apis/batch/v1/jobs, JobList, 2",
    "/apis/batch/v1/cronjobs, CronJobList, 0",
    "/apis/discovery.k8s.io/v1/namespaces/shop/endpointslices, EndpointSliceList, 7",
    "/apis/networking.k8s.io/v1/ingresses, IngressList, 6",
    "/apis/networking.k8s.io/v1/networkpolicies, NetworkPolicyList, 10",
    "/apis/gateway.networking.k8s.io/v1/gateways, GatewayList, 2",
    "/apis/gateway.networking.k8s.io/v1/httproutes, HTTPRouteList, 3",
    "/apis/gateway.networking.k8s.io/v1/grpcroutes, GRPCRouteList, 1",
    "/apis/gateway.networking.k8s.io/v1alpha2/tcproutes, TCPRouteList, 1"
  })
  void listsEveryResource(String path, String kind, int count) throws Exception {
    Answer list = client.get(path);
    assertThat(list.code()).isEqualTo(200);
    assertThat(list.text("/kind")).isEqualTo(kind);
    assertThat(list.body().path("items")).hasSize(count);
    assertThat(list.text("/metadata/resourceVersion")).matches("\\d+");
  }

  @Test
  void tellsWhatItServesAndHasNothingElse() throws Exception {
    List<String> groups = new ArrayList<>();
    client.get("/apis").body().path("groups").forEach(g -> groups.add(g.path("name").asText()));
    assertThat(groups)
        .containsExactly(
            "apps",
            "batch",
            "discovery.k8s.io",
            "networking.k8s.io",
            "gateway.networking.k8s.io",
            "authentication.k8s.io",
            "authorization.k8s.io");
    assertThat(client.get("/apis").text("/groups/0/versions/0/groupVersion")).isEqualTo("apps/v1");
    assertThat(client.get("/apis/cilium.io/v2/ciliumnetworkpolicies").code()).isEqualTo(404);
    assertThat(client.get("/apis/batch/v1beta1/cronjobs").code()).isEqualTo(404);
  }

  @Test
  void pagesShowOneRevisionEvenWhenObjectsChangeInBetween() throws Exception {
    List<String> whole = names(client.get("/api/v1/pods").body());
    List<String> paged = new ArrayList<>();
    String token = "";
    String revision = "";
    do {
      String suffix = token.isEmpty() ? "" : "&continue=" + token;
      Answer page = client.get("/api/v1/pods?limit=7" + suffix);
      assertThat(page.body().path("items").size()).isBetween(1, 7);
      revision = revision.isEmpty() ? page.text("/metadata/resourceVersion") : revision;
      assertThat(page.text("/metadata/resourceVersion")).isEqualTo(revision);
      paged.addAll(names(page.body()));
      token = page.text("/metadata/continue");
      cluster.control().delete("Pod", "sandbox", "toolbox");
    } while (!token.isEmpty());
    assertThat(whole).hasSizeGreaterThan(50);
    assertThat(paged).isEqualTo(whole);
  }

  @Test
  void oldContinueTokensAreGone() throws Exception {
    String token = client.get("/api/v1/pods?limit=5").text("/metadata/continue");
    cluster.control().delete("Pod", "sandbox", "toolbox");
    cluster.control().compact();
    Answer answer = client.get("/api/v1/pods?limit=5&continue=" + token);
    assertThat(answer.code()).isEqualTo(410);
    assertThat(answer.text("/reason")).isEqualTo("Expired");
    assertThat(client.get("/api/v1/pods?limit=5&continue=rubbish!").code()).isEqualTo(400);
  }

  @Test
  void wrongAndExpiredTokensAre401() throws Exception {
    assertThat(client.withToken("nonsense").get("/api/v1/pods").code()).isEqualTo(401);
    cluster.control().expireTokens(true);
    assertThat(client.get("/api/v1/pods").text("/reason")).isEqualTo("Unauthorized");
    cluster.control().expireTokens(false);
    assertThat(client.get("/api/v1/pods").code()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/namespaces/shop, 200",
    "/api/v1/namespaces/shop/pods, 200",
    "/api/v1/namespaces/payments/pods, 403",
    "/api/v1/pods, 403",
    "/api/v1/nodes, 403",
    "/api/v1/namespaces, 403",
    "/version, 200"
  })
  void theLimitedUserSeesOneNamespace(String path, int code) throws Exception {
    try (DemoClient limited = DemoClient.limited(cluster)) {
      assertThat(limited.get(path).code()).isEqualTo(code);
    }
  }

  @Test
  void refusalsReadAsTheRealOnes() throws Exception {
    try (DemoClient limited = DemoClient.limited(cluster)) {
      assertThat(limited.get("/api/v1/pods").text("/message"))
          .isEqualTo(
              "pods is forbidden: User \"system:serviceaccount:shop:demo-limited\" cannot list"
                  + " resource \"pods\" in API group \"\" at the cluster scope");
    }
    assertThat(client.get("/api/v1/namespaces/shop/pods/nosuch").text("/message"))
        .isEqualTo("pods \"nosuch\" not found");
    assertThat(client.get("/apis/example.org/v1/things").code()).isEqualTo(404);
  }

  @Test
  void selectorsFilter() throws Exception {
    assertThat(names(client.get("/api/v1/pods?labelSelector=app%3Dweb").body())).hasSize(3);
    assertThat(names(client.get("/api/v1/pods?fieldSelector=metadata.name%3Dtoolbox").body()))
        .containsExactly("toolbox");
    assertThat(client.get("/api/v1/pods?labelSelector=a+in+(b)").code()).isEqualTo(400);
  }

  @Test
  void faultsAreForOrderedRequestsOnly() throws Exception {
    cluster.control().answerGone(1);
    assertThat(client.get("/api/v1/pods").code()).isEqualTo(410);
    assertThat(client.get("/api/v1/pods").code()).isEqualTo(200);
    cluster.control().breakConnections(100);
    assertThatThrownBy(() -> client.get("/api/v1/pods")).isInstanceOf(IOException.class);
    cluster.control().breakConnections(0);
    assertThat(client.get("/api/v1/pods").code()).isEqualTo(200);
  }

  private static List<String> names(JsonNode list) {
    List<String> names = new ArrayList<>();
    list.path("items").forEach(i -> names.add(i.at("/metadata/name").asText()));
    return names;
  }
}
