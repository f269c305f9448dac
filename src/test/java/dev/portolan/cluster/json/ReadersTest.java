package dev.portolan.cluster.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.Container;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.model.Service;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What servers may send that the recorded ones did not: newer fields, missing ones, other types.
final class ReadersTest {
  private static InputStream stream(String json) {
    return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
  }

  private static <T extends KubeObject> T read(Class<T> type, ObjectReader reader, String json)
      throws IOException {
    try (JsonParser in = Json.FACTORY.createParser(json)) {
      in.nextToken();
      T object = type.cast(reader.read(in).getFirst());
      assertThat(in.nextToken()).as("the reader stands at the object's end").isNull();
      return object;
    }
  }

  @Test
  void everyReaderTakesAnObjectOfFieldsThatItDoesNotKnow() throws IOException {
    String strange =
        """
        {"new": {"deep": [1, {"a": [null]}]}, "metadata": {"name": "n", "namespace": "ns",
         "labels": null, "future": [[{}]], "ownerReferences": [{"kind": "X", "name": "y"}]},
         "spec": {"unknown": {"x": {}}, "ports": null, "selector": null, "containers": {"no": 1},
         "rules": [null], "ingress": [7], "replicas": 1.5}, "status": "none", "endpoints": 3,
         "subsets": [[]]}
        """;
    List<ObjectReader> readers =
        List.of(
            NamespaceReader::read,
            NodeReader::read,
            PodReader::read,
            ServiceReader::read,
            EndpointSliceReader::read,
            EndpointsReader::read,
            WorkloadReader.of(Kind.DEPLOYMENT),
            JobReader::read,
            IngressReader::read,
            NetworkPolicyReader::read);
    for (ObjectReader reader : readers) {
      KubeObject object = read(KubeObject.class, reader, strange);
      assertThat(object.name()).isEqualTo("n");
      assertThat(object.labels()).isEmpty();
      assertThat(object.meta().owner()).isNull();
    }
  }

  @Test
  void sidecarsAreInitContainersThatAreAlwaysRestarted() throws IOException {
    Pod pod =
        read(
            Pod.class,
            PodReader::read,
            """
            {"status": {"podIP": "10.0.0.1", "initContainerStatuses":
              [{"name": "proxy", "state": {"running": {}}, "ready": true, "restartCount": 2}]},
             "spec": {"initContainers": [{"name": "setup"},
               {"name": "proxy", "restartPolicy": "Always"}], "containers": [{"name": "app"}],
               "ephemeralContainers": [{"name": "debug"}]}, "metadata": {"name": "p"}}
            """);
    assertThat(pod.containers())
        .extracting(Container::role)
        .containsExactly(
            Container.Role.INIT,
            Container.Role.SIDECAR,
            Container.Role.MAIN,
            Container.Role.EPHEMERAL);
    assertThat(pod.containers().get(1).status())
        .isEqualTo(new Container.Status(Container.State.RUNNING, true, 2));
    assertThat(pod.containers().get(2).status()).isEqualTo(Container.Status.UNKNOWN);
    assertThat(pod.ips()).as("podIP serves where podIPs are missing").containsExactly("10.0.0.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"podSelector\": {}}; INGRESS",
        "{\"egress\": []}; INGRESS",
        "{\"egress\": [{}]}; INGRESS EGRESS",
        "{\"egress\": [{}], \"policyTypes\": [\"Egress\"]}; EGRESS",
        "{\"policyTypes\": [\"Ingress\", \"Egress\"]}; INGRESS EGRESS"
      })
  void policyTypesHaveTheApisDefaults(String spec, String expected) throws IOException {
    NetworkPolicy policy =
        read(NetworkPolicy.class, NetworkPolicyReader::read, "{\"spec\": " + spec + "}");
    assertThat(policy.types())
        .extracting(Enum::name)
        .hasSameElementsAs(Set.of(expected.split(" ")));
  }

  @Test
  void aPeerOfAnUnknownSortAdmitsNobody() throws IOException {
    NetworkPolicy policy =
        read(
            NetworkPolicy.class,
            NetworkPolicyReader::read,
            "{\"spec\": {\"ingress\": [{\"from\": [{\"dnsName\": \"example.org\"}]}]}}");
    NetworkPolicy.PodPeer peer =
        (NetworkPolicy.PodPeer) policy.ingress().getFirst().peers().getFirst();
    assertThat(peer.pods()).isNotNull();
    assertThat(peer.pods().matches(Map.of("a", "b"))).isFalse();
  }

  @Test
  void unsetEndpointConditionsMeanReady() throws IOException {
    EndpointSlice slice =
        read(
            EndpointSlice.class,
            EndpointSliceReader::read,
            """
            {"endpoints": [{"addresses": ["a"]}, {"addresses": ["b"], "conditions": {"ready": null}},
             {"addresses": ["c"], "conditions": {"ready": false, "serving": true,
              "terminating": true}}]}
            """);
    assertThat(slice.endpoints())
        .extracting(e -> e.ready() + " " + e.serving() + " " + e.terminating())
        .containsExactly("true true false", "true true false", "false true true");
    assertThat(slice.serviceName()).isEmpty();
  }

  @Test
  void everySubsetOfEndpointsKeepsItsOwnPorts() throws IOException {
    try (JsonParser in =
        Json.FACTORY.createParser(
            """
            {"metadata": {"name": "db", "namespace": "shop"}, "subsets": [
             {"addresses": [{"ip": "1.1.1.1"}], "ports": [{"port": 1}]},
             {"notReadyAddresses": [{"ip": "2.2.2.2"}], "ports": [{"port": 2}]}]}
            """)) {
      in.nextToken();
      assertThat(EndpointsReader.read(in))
          .extracting(s -> s.name() + " " + s.serviceName() + " " + s.ports().getFirst().port())
          .containsExactly("db db 1", "db#1 db 2");
    }
  }

  @Test
  void targetPortDefaultsToPort() throws IOException {
    Service service =
        read(
            Service.class,
            ServiceReader::read,
            "{\"spec\": {\"clusterIP\": \"10.0.0.9\", \"ports\": [{\"port\": 53,"
                + " \"protocol\": \"UDP\"}]}}");
    assertThat(service.ports().getFirst().targetPort()).isEqualTo(PortRef.of(53));
    assertThat(service.clusterIps()).containsExactly("10.0.0.9");
  }

  @Test
  void aWatchIsReadEventByEvent() throws IOException {
    String events =
        """
        {"type":"ADDED","object":{"metadata":{"name":"a","resourceVersion":"5"}}}
        {"object":{"metadata":{"name":"b"}},"type":"MODIFIED"}
        {"type":"BOOKMARK","object":{"kind":"Pod","metadata":{"resourceVersion":"9"}}}
        {"type":"DELETED","object":{"metadata":{"name":"a"}}}
        {"type":"NEWTYPE","object":{"metadata":{}}}
        {"type":"ERROR","object":{"kind":"Status","status":"Failure","code":410,"message":"old"}}
        """;
    try (WatchReader reader = new WatchReader(stream(events), NamespaceReader::read)) {
      assertThat(reader.next())
          .isInstanceOfSatisfying(
              WatchEvent.Put.class, e -> assertThat(e.objects().getFirst().name()).isEqualTo("a"));
      assertThat(reader.next())
          .isInstanceOfSatisfying(
              WatchEvent.Put.class, e -> assertThat(e.objects().getFirst().name()).isEqualTo("b"));
      assertThat(reader.next()).isEqualTo(new WatchEvent.Bookmark("9", false));
      assertThat(reader.next()).isInstanceOf(WatchEvent.Deleted.class);
      assertThat(reader.next()).isEqualTo(new WatchEvent.Unknown("NEWTYPE"));
      assertThat(reader.next())
          .isInstanceOfSatisfying(
              WatchEvent.Failure.class, e -> assertThat(e.status().code()).isEqualTo(410));
      assertThat(reader.next()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"'[1]'", "'<html>'", "'{\"items\": [{\"metadata\": {\"name\": \"a'", "''"})
  void whatIsNoListIsAnError(String body) {
    assertThatThrownBy(() -> ListReader.read(stream(body), NamespaceReader::read, r -> {}))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aStatusMayBePlainText() {
    assertThat(ApiStatus.parse("404 page\nnot found".getBytes(StandardCharsets.UTF_8)).message())
        .isEqualTo("404 page not found");
  }
}
