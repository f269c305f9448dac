package dev.portolan.cluster.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.Container;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Objects as Kubernetes 1.31 to 1.35 send them, written after their API references: what is new in
/// them neither hurts nor hides what is read.
final class NewerServersTest {
  private static final String SIDECARS =
      """
      {"metadata":{"name":"web","namespace":"shop","uid":"u","generation":3,
        "managedFields":[{"manager":"kubelet","subresource":"resize"}]},
       "spec":{
        "hostUsers":false,"hostnameOverride":"web.example",
        "resourceClaims":[{"name":"gpu","resourceClaimTemplateName":"t"}],
        "resources":{"limits":{"cpu":"2"}},"nodeName":"n1",
        "initContainers":[
         {"name":"proxy","image":"envoy:1","restartPolicy":"Always",
          "ports":[{"name":"admin","containerPort":15000}]},
         {"name":"setup","image":"busybox","restartPolicy":"OnFailure",
          "restartPolicyRules":[{"action":"Restart","exitCodes":{"operator":"In","values":[42]}}]}],
        "containers":[
         {"name":"main","image":"nginx","restartPolicy":"Always",
          "resizePolicy":[{"resourceName":"cpu","restartPolicy":"NotRequired"}],
          "lifecycle":{"stopSignal":"SIGUSR1"},
          "ports":[{"name":"http","containerPort":8080,"protocol":"TCP"}]}]},
       "status":{
        "phase":"Running","resize":"Deferred","podIP":"10.1.0.4","podIPs":[{"ip":"10.1.0.4"},{"ip":"fd00:1::4"}],
        "conditions":[
         {"type":"PodReadyToStartContainers","status":"True","observedGeneration":3},
         {"type":"PodResizePending","status":"True","reason":"Deferred","observedGeneration":3},
         {"type":"Ready","status":"True","observedGeneration":3}],
        "containerStatuses":[
         {"name":"main","ready":true,"restartCount":1,"imageID":"docker.io/nginx@sha256:aa",
          "state":{"running":{"startedAt":"2026-01-01T00:00:00Z"}},
          "allocatedResources":{"cpu":"1"},"resources":{"requests":{"cpu":"1"}},
          "volumeMounts":[{"name":"v","mountPath":"/v","recursiveReadOnly":"Disabled"}],
          "user":{"linux":{"uid":0,"gid":0,"supplementalGroups":[1]}},"stopSignal":"SIGTERM"}],
        "initContainerStatuses":[
         {"name":"proxy","ready":true,"started":true,"restartCount":0,
          "state":{"running":{}}},
         {"name":"setup","restartCount":0,"state":{"terminated":{"reason":"Completed"}}}]}}
      """;

  private static <T extends KubeObject> T one(Class<T> type, ObjectReader reader, String json)
      throws IOException {
    String list =
        """
        {"kind":"List","apiVersion":"v1",
         "metadata":{"resourceVersion":"774411","remainingItemCount":null,"shardInfo":{"of":4}},
         "items":[%s]}
        """
            .formatted(json);
    List<KubeObject> read = new ArrayList<>();
    ListReader.read(
        new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)), reader, read::addAll);
    assertThat(read).hasSize(1);
    return type.cast(read.getFirst());
  }

  @Test
  void aPodWithSidecarsResizeRulesAndAUserNamespace() throws IOException {
    Pod pod = one(Pod.class, PodReader::read, SIDECARS);
    assertThat(pod.ips()).containsExactly("10.1.0.4", "fd00:1::4");
    assertThat(pod.ready()).isTrue();
    assertThat(pod.statusText()).isEqualTo("Running");
    assertThat(pod.containers())
        .extracting(Container::name, Container::role, Container::running)
        .containsExactly(
            tuple("proxy", Container.Role.SIDECAR, true),
            tuple("setup", Container.Role.INIT, false),
            tuple("main", Container.Role.MAIN, true));
    assertThat(pod.servingContainers())
        .as("a sidecar's ports serve, and what is asked of the pod is asked of its main container")
        .extracting(Container::name)
        .containsExactly("main", "proxy");
  }

  /// A proxy that holds the application back until it runs stands first; an annotation says so.
  @Test
  void aPodThatNamesItsDefaultContainer() throws IOException {
    Pod pod =
        one(
            Pod.class,
            PodReader::read,
            """
            {"metadata":{"name":"web","namespace":"shop",
              "annotations":{"kubectl.kubernetes.io/default-container":"app","other":"x"}},
             "spec":{"containers":[{"name":"istio-proxy"},{"name":"helper"},{"name":"app"}]}}
            """);
    assertThat(pod.containers())
        .extracting(Container::name)
        .containsExactly("app", "istio-proxy", "helper");
  }

  @Test
  void aJobThatIsDoneWhoseSidecarWasEnded() throws IOException {
    Pod pod =
        one(
            Pod.class,
            PodReader::read,
            """
            {"metadata":{"name":"report-x","namespace":"shop"},
             "spec":{"initContainers":[{"name":"proxy","restartPolicy":"Always"}],
              "containers":[{"name":"main"}]},
             "status":{"phase":"Succeeded",
              "containerStatuses":[
               {"name":"main","state":{"terminated":{"exitCode":0,"reason":"Completed"}}}],
              "initContainerStatuses":[
               {"name":"proxy","state":{"terminated":{"exitCode":137,"reason":"Error"}}}]}}
            """);
    assertThat(pod.statusText()).isEqualTo("Succeeded");
  }

  @Test
  void aDualStackServiceWithoutNodePortsWhoseTrafficIsDistributed() throws IOException {
    Service service =
        one(
            Service.class,
            ServiceReader::read,
            """
            {"metadata":{"name":"web","namespace":"shop"},
             "spec":{"type":"LoadBalancer","clusterIP":"10.96.0.9",
              "clusterIPs":["10.96.0.9","fd00:96::9"],
              "ipFamilies":["IPv4","IPv6"],"ipFamilyPolicy":"PreferDualStack",
              "allocateLoadBalancerNodePorts":false,"loadBalancerClass":"example.com/lb",
              "trafficDistribution":"PreferSameZone","internalTrafficPolicy":"Local",
              "externalTrafficPolicy":"Local","publishNotReadyAddresses":true,
              "ports":[{"name":"http","port":80,"protocol":"TCP","appProtocol":"kubernetes.io/h2c",
                        "targetPort":"http"}],
              "selector":{"app":"web"}},
             "status":{"loadBalancer":{"ingress":[{"ip":"203.0.113.9","ipMode":"Proxy"}]},
              "conditions":[]}}
            """);
    assertThat(service.clusterIps()).containsExactly("10.96.0.9", "fd00:96::9");
    assertThat(service.ports().getFirst().nodePort()).isZero();
    assertThat(service.exposure().loadBalancer()).containsExactly("203.0.113.9");
    assertThat(service.exposure().routing())
        .isEqualTo(new Service.Routing(true, true, "PreferSameZone"));
    assertThat(service.publishNotReadyAddresses()).isTrue();
  }

  @Test
  void endpointsThatTerminateHintAndLeaveOutWhatTheyDoNotKnow() throws IOException {
    EndpointSlice slice =
        one(
            EndpointSlice.class,
            EndpointSliceReader::read,
            """
            {"metadata":{"name":"web-abc","namespace":"shop",
              "labels":{"kubernetes.io/service-name":"web",
               "endpointslice.kubernetes.io/managed-by":"endpointslice-controller.k8s.io"}},
             "addressType":"IPv6",
             "ports":[{"name":"http","port":8080,"protocol":"TCP","appProtocol":null}],
             "endpoints":[
              {"addresses":["fd00:1::4"],"conditions":{"ready":true,"serving":true,"terminating":false},
               "zone":"a","nodeName":"n1","hints":{"forZones":[{"name":"a"}],"forNodes":[{"name":"n1"}]},
               "targetRef":{"kind":"Pod","namespace":"shop","name":"web","uid":"u"}},
              {"addresses":["fd00:1::5"],"conditions":{"ready":false,"serving":true,"terminating":true}},
              {"addresses":["fd00:1::6"],"conditions":{}},
              {"addresses":["fd00:1::7"],"conditions":{"ready":null,"serving":null,"terminating":null}}]}
            """);
    assertThat(slice.serviceName()).isEqualTo("web");
    assertThat(slice.endpoints())
        .extracting(e -> e.ready(), e -> e.serving(), e -> e.terminating())
        .containsExactly(
            tuple(true, true, false),
            tuple(false, true, true),
            tuple(true, true, false),
            tuple(true, true, false));
    assertThat(slice.endpoints().getFirst().target()).isEqualTo(ObjectRef.pod("shop", "web"));
  }

  @Test
  void aNodeThatDeclaresItsFeatures() throws IOException {
    Node node =
        one(
            Node.class,
            NodeReader::read,
            """
            {"metadata":{"name":"n1"},
             "spec":{"podCIDR":"10.1.0.0/24","podCIDRs":["10.1.0.0/24","fd00:1::/64"]},
             "status":{"addresses":[{"type":"InternalIP","address":"192.0.2.1"},
               {"type":"InternalIP","address":"2001:db8::1"},{"type":"Hostname","address":"n1"}],
              "conditions":[{"type":"Ready","status":"True"}],
              "allocatable":{"cpu":"4","pods":"110"},
              "features":{"supplementalGroupsPolicy":true},"declaredFeatures":["InPlacePodResize"],
              "runtimeHandlers":[{"name":"","features":{"userNamespaces":true}}],
              "nodeInfo":{"kubeletVersion":"v1.35.0","swap":{"capacity":1024}}}}
            """);
    assertThat(node.addresses()).containsExactly("192.0.2.1", "2001:db8::1");
    assertThat(node.podCidrs()).containsExactly("10.1.0.0/24", "fd00:1::/64");
    assertThat(node.ready()).isTrue();
  }

  @Test
  void aServerThatTellsWhichVersionItEmulates() throws IOException {
    String version =
        """
        {"major":"1","minor":"35","emulationMajor":"1","emulationMinor":"34",
         "minCompatibilityMajor":"1","minCompatibilityMinor":"34",
         "gitVersion":"v1.35.0-eks-1a2b3c","platform":"linux/arm64"}
        """;
    assertThat(
            ServerVersion.read(new ByteArrayInputStream(version.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(new ServerVersion("v1.35.0-eks-1a2b3c", false));
  }

  @Test
  void anAdministratorsPolicyOfEitherApi() throws IOException {
    AdminPolicy older =
        one(
            AdminPolicy.class,
            AdminPolicyReader.of(Kind.ADMIN_NETWORK_POLICY),
            """
            {"metadata":{"name":"a"},
             "spec":{"priority":10,"subject":{"namespaces":{"matchLabels":{"team":"x"}}},
              "ingress":[{"name":"d","action":"Deny","from":[{"namespaces":{}}],
                "ports":[{"portNumber":{"protocol":"TCP","port":443}}]}]},
             "status":{"conditions":[]}}
            """);
    AdminPolicy newer =
        one(
            AdminPolicy.class,
            AdminPolicyReader.of(Kind.CLUSTER_NETWORK_POLICY),
            """
            {"metadata":{"name":"a"},
             "spec":{"tier":"Baseline","priority":10,
              "subject":{"namespaces":{"matchLabels":{"team":"x"}}},
              "egress":[{"name":"d","action":"Accept","to":[{"networks":["192.0.2.0/24"]}],
                "protocols":[{"tcp":{"destinationPort":{"number":443}}}]}]}}
            """);
    assertThat(older.tier()).isEqualTo(AdminPolicy.Tier.ADMIN);
    assertThat(older.ingress().getFirst().action()).isEqualTo(AdminPolicy.Action.DENY);
    assertThat(newer.tier()).isEqualTo(AdminPolicy.Tier.BASELINE);
    assertThat(newer.egress().getFirst().action()).isEqualTo(AdminPolicy.Action.ALLOW);
    assertThat(newer.egress().getFirst().peers())
        .noneMatch(AdminPolicy.UnknownPeer.class::isInstance);
  }
}
