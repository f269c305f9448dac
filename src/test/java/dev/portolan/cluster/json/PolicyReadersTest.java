package dev.portolan.cluster.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.AdminPolicy;
import dev.portolan.model.AdminPolicy.Action;
import dev.portolan.model.AdminPolicy.Port;
import dev.portolan.model.AdminPolicy.Rule;
import dev.portolan.model.AdminPolicy.Tier;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Metadata;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PluginPolicy;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The policies beside NetworkPolicy, as their APIs spell them.
final class PolicyReadersTest {
  private static List<? extends KubeObject> all(String apiVersion, String title, String json)
      throws IOException {
    ApiKind api = ApiKind.find(apiVersion, title).orElseThrow();
    try (JsonParser in = Json.FACTORY.createParser(json)) {
      in.nextToken();
      return api.reader().read(in);
    }
  }

  private static AdminPolicy admin(String version, String title, String spec) throws IOException {
    String json = "{\"metadata\":{\"name\":\"p\"},\"spec\":" + spec + "}";
    return (AdminPolicy) all("policy.networking.k8s.io/" + version, title, json).getFirst();
  }

  @Test
  void adminNetworkPolicies() throws Exception {
    AdminPolicy p =
        admin(
            "v1alpha1",
            "AdminNetworkPolicy",
            """
            {"priority": 30, "subject": {"namespaces": {"matchLabels": {"a": "b"}}},
             "ingress": [
              {"name": "in", "action": "Pass", "from": [{"pods":
                {"namespaceSelector": {}, "podSelector": {"matchLabels": {"x": "y"}}}}],
               "ports": [{"portNumber": {"protocol": "UDP", "port": 53}}, {"namedPort": "web"},
                         {"portRange": {"start": 5, "end": 9}}]}],
             "egress": [
              {"action": "Deny", "to": [{"nodes": {}}, {"networks": ["10.0.0.0/8"]},
                {"domainNames": ["*.x.example"]}, {"namespaces": {}}]}]}
            """);
    assertThat(p.tier()).isEqualTo(Tier.ADMIN);
    assertThat(p.priority()).isEqualTo(30);
    LabelSelector ab = LabelSelector.of(Map.of("a", "b"));
    assertThat(p.subject()).isEqualTo(new AdminPolicy.Subject(ab, null));
    LabelSelector xy = LabelSelector.of(Map.of("x", "y"));
    assertThat(p.ingress())
        .containsExactly(
            new Rule(
                "in",
                Action.PASS,
                List.of(new AdminPolicy.PodPeer(LabelSelector.EVERYTHING, xy)),
                List.of(
                    new Port(Protocol.UDP, 53, 53, ""),
                    new Port(null, 0, 0, "web"),
                    new Port(Protocol.TCP, 5, 9, ""))));
    assertThat(p.egress().getFirst().peers())
        .containsExactly(
            new AdminPolicy.NodePeer(LabelSelector.EVERYTHING),
            new AdminPolicy.NetworkPeer(List.of("10.0.0.0/8")),
            new AdminPolicy.DomainPeer(List.of("*.x.example")),
            new AdminPolicy.PodPeer(LabelSelector.EVERYTHING, null));
  }

  @Test
  void clusterNetworkPolicies() throws Exception {
    AdminPolicy p =
        admin(
            "v1alpha2",
            "ClusterNetworkPolicy",
            """
            {"tier": "Baseline", "priority": 4,
             "subject": {"pods": {"namespaceSelector": {"matchLabels": {"a": "b"}},
                                  "podSelector": {}}},
             "ingress": [{"action": "Accept", "from": [{"namespaces": {}}], "protocols": [
               {"tcp": {"destinationPort": {"number": 80}}},
               {"udp": {"destinationPort": {"range": {"start": 1, "end": 9}}}},
               {"sctp": {}}, {"destinationNamedPort": "web"}]}]}
            """);
    assertThat(p.tier()).isEqualTo(Tier.BASELINE);
    LabelSelector ab = LabelSelector.of(Map.of("a", "b"));
    assertThat(p.subject()).isEqualTo(new AdminPolicy.Subject(ab, LabelSelector.EVERYTHING));
    assertThat(p.ingress().getFirst().action()).isEqualTo(Action.ALLOW);
    assertThat(p.ingress().getFirst().ports())
        .containsExactly(
            new Port(Protocol.TCP, 80, 80, ""),
            new Port(Protocol.UDP, 1, 9, ""),
            new Port(Protocol.SCTP, 1, 65535, ""),
            new Port(null, 0, 0, "web"));
  }

  @Test
  void baselinesHaveNoPriority() throws Exception {
    AdminPolicy p =
        admin("v1alpha1", "BaselineAdminNetworkPolicy", "{\"subject\":{\"namespaces\":{}}}");
    assertThat(p.tier()).isEqualTo(Tier.BASELINE);
    assertThat(p.priority()).isZero();
    assertThat(p.ref()).isEqualTo(new ObjectRef(Kind.BASELINE_ADMIN_NETWORK_POLICY, "", "p"));
  }

  /// A rule that is not understood in part must not look like one that is.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"action":"Deny","to":[{"planets":{}}]}                                    | planets
          {"action":"Deny","to":[{}]}                                                | ''
          {"action":"Deny","to":[{"namespaces":{"sameLabels":["a"]}}]}               | sameLabels
          {"action":"Log","to":[{"namespaces":{}}]}                                  | action Log
          {"action":"Deny","to":[],"ports":[{"phase":1}]}                            | ports.phase
          {"action":"Deny","to":[],"ports":[{}]}                                     | ports
          {"action":"Deny","to":[],"protocols":[{"icmp":{}}]}                        | protocols.icmp
          {"action":"Deny","to":[],"protocols":[{"tcp":{"flags":"syn"}}]}            | protocols.flags
          """)
  void whatIsNotUnderstoodIsKeptAsThat(String rule, String field) throws Exception {
    String spec = "{\"subject\":{\"namespaces\":{}},\"egress\":[" + rule + "]}";
    AdminPolicy p = admin("v1alpha2", "ClusterNetworkPolicy", spec);
    assertThat(p.egress().getFirst().peers()).contains(new AdminPolicy.UnknownPeer(field));
  }

  private static PluginPolicy plugin(String apiVersion, String title, String rest)
      throws IOException {
    String json = "{\"metadata\":{\"name\":\"p\",\"namespace\":\"shop\"}," + rest + "}";
    return (PluginPolicy) all(apiVersion, title, json).getFirst();
  }

  private static boolean selects(PluginPolicy policy, String namespace, String labels) {
    Map<String, String> map = new HashMap<>();
    for (String pair : labels.split(" ", -1)) {
      if (!pair.isEmpty()) {
        map.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
    }
    Pod pod =
        new Pod(
            Metadata.of(ObjectRef.pod(namespace, "x"), map),
            "",
            List.of(),
            false,
            Pod.Phase.RUNNING,
            new Pod.Health(true, ""),
            List.of());
    return policy.selects(
        pod, Map.of("kubernetes.io/metadata.name", namespace, "team", namespace + "-team"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "spec":{"endpointSelector":{"matchLabels":{"app":"web"}},"ingress":[{}]}     | INGRESS | true | false | false
          "spec":{"endpointSelector":{"matchLabels":{"k8s:app":"web"}},"egress":[]}    | EGRESS  | true | false | false
          "spec":{"endpointSelector":{"matchLabels":{"any:app":"web"}},"egressDeny":[{}]} | EGRESS | true | false | false
          "spec":{"endpointSelector":{},"ingressDeny":[{}]}                            | INGRESS | true | true  | false
          "spec":{"nodeSelector":{},"ingress":[{}]}                                    | INGRESS | false | false | false
          "spec":{"endpointSelector":{"matchLabels":{"reserved:host":""}},"ingress":[]} | INGRESS | false | false | false
          "spec":{"endpointSelector":{"matchExpressions":[{"key":"k8s:app","operator":"NotIn","values":["web"]}]},"ingress":[]} | INGRESS | false | true | false
          "spec":{"endpointSelector":{"matchLabels":{"io.cilium.k8s.policy.serviceaccount":"x"}},"ingress":[]} | INGRESS | true | true | false
          "specs":[{"endpointSelector":{"matchLabels":{"app":"web"}},"ingress":[]},{"endpointSelector":{"matchLabels":{"app":"db"}},"egress":[]}] | BOTH | true | true | false
          "spec":{"endpointSelector":{"matchLabels":{"app":"web"}}}                    | BOTH | true | false | false
          "spec":{"endpointSelector":{},"enableDefaultDeny":{"egress":true,"ingress":false}} | EGRESS | true | true | false
          """)
  void ciliumsPolicies(String rest, String types, boolean web, boolean db, boolean other)
      throws Exception {
    PluginPolicy p = plugin("cilium.io/v2", "CiliumNetworkPolicy", rest);
    assertThat(p.plugin()).isEqualTo("Cilium");
    assertThat(p.types()).isEqualTo(types(types));
    assertThat(selects(p, "shop", "app=web")).isEqualTo(web);
    assertThat(selects(p, "shop", "app=db")).isEqualTo(db);
    assertThat(selects(p, "other", "app=web")).isEqualTo(other);
  }

  private static Set<Direction> types(String name) {
    return name.equals("BOTH")
        ? Set.of(Direction.INGRESS, Direction.EGRESS)
        : Set.of(Direction.valueOf(name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"k8s:io.kubernetes.pod.namespace":"shop"}                    | true  | false
          {"io.kubernetes.pod.namespace":"shop","app":"web"}            | true  | false
          {"io.kubernetes.pod.namespace":"shop","app":"db"}             | false | false
          {"k8s:io.cilium.k8s.namespace.labels.team":"other-team"}      | false | true
          {}                                                            | true  | true
          """)
  void ciliumsClusterwidePolicies(String labels, boolean shop, boolean other) throws Exception {
    PluginPolicy p =
        plugin(
            "cilium.io/v2",
            "CiliumClusterwideNetworkPolicy",
            "\"spec\":{\"endpointSelector\":{\"matchLabels\":" + labels + "},\"ingress\":[]}");
    assertThat(p.namespace()).isEmpty();
    assertThat(selects(p, "shop", "app=web")).isEqualTo(shop);
    assertThat(selects(p, "other", "app=web")).isEqualTo(other);
  }

  @Test
  void aNamespaceWithoutALabelOfItsNameCounts() throws Exception {
    PluginPolicy p =
        plugin(
            "cilium.io/v2",
            "CiliumClusterwideNetworkPolicy",
            "\"spec\":{\"endpointSelector\":{\"matchLabels\":"
                + "{\"io.kubernetes.pod.namespace\":\"shop\"}},\"ingress\":[]}");
    assertThat(p.namespaces().matches(Map.of())).as("servers before 1.21").isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          app == 'web'                                   ; app=web    ; app=db
          app == "web"                                   ; app=web    ; ``
          app=='web'&&tier=='a'                          ; app=web tier=a ; app=web
          app != 'web'                                   ; app=db     ; app=web
          app != 'web'                                   ; ``         ; app=web
          app in {'web', "db"}                           ; app=db     ; app=x
          app not in {'web','db'}                        ; ``         ; app=web
          has(app)                                       ; app=x      ; b=x
          !has(app)                                      ; b=x        ; app=x
          app contains 'e'                               ; app=web    ; app=x
          app starts with 'w'                            ; app=web    ; app=aw
          app ends with "b"                              ; app=web    ; app=bw
          a == 'x' || b == 'x' && c == 'x'               ; a=x        ; b=x
          (a == 'x' || b == 'x') && c == 'x'             ; b=x c=x    ; a=x
          !(a == 'x' || b == 'x')                        ; c=x        ; b=x
          !!has(a)                                       ; a=x        ; b=x
          a.b/c-d_e == ''                                ; a.b/c-d_e= ; x=y
          !all()                                         ; -          ; a=x
          global()                                       ; -          ; a=x
          all()                                          ; a=x        ; -
          ``                                             ; a=x        ; -
          app = 'web'                                    ; app=db     ; -
          app == 'web                                    ; app=db     ; -
          app == 'web' &&                                ; app=db     ; -
          nothing('x')                                   ; app=db     ; -
          app == 'web' app                               ; app=db     ; -
          projectcalico.org/namespace == 'x'             ; app=db     ; -
          projectcalico.org/namespace == 'x' && app == 'web' ; app=web ; app=db
          !(pcns.team == 'x') && app == 'web'            ; app=web    ; app=db
          app == 'db' || projectcalico.org/serviceaccount != 'x' ; app=web ; -
          """)
  void calicosSelectors(String selector, String chosen, String left) throws Exception {
    String json = selector.replace("\"", "\\\"");
    PluginPolicy p =
        plugin("projectcalico.org/v3", "NetworkPolicy", "\"spec\":{\"selector\":\"" + json + "\"}");
    assertThat(p.plugin()).isEqualTo("Calico");
    if (!chosen.equals("-")) {
      assertThat(selects(p, "shop", chosen)).isTrue();
      assertThat(selects(p, "other", chosen)).as("its own namespace only").isFalse();
    }
    if (!left.equals("-")) {
      assertThat(selects(p, "shop", left)).isFalse();
    }
  }

  @Test
  void aSelectorThatIsNestedWithoutEndSelectsEverything() throws Exception {
    assertThat(CalicoSelector.parse("(".repeat(10_000) + "has(a)").matches(Map.of())).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                         | INGRESS
          {"ingress":[{}]}                           | INGRESS
          {"egress":[{}]}                            | EGRESS
          {"egress":[{}],"ingress":[{}]}             | BOTH
          {"egress":[{}],"types":["Ingress"]}        | INGRESS
          {"types":["Ingress","Egress"]}             | BOTH
          """)
  void calicosTypes(String spec, String types) throws Exception {
    PluginPolicy p = plugin("crd.projectcalico.org/v1", "NetworkPolicy", "\"spec\":" + spec);
    assertThat(p.types()).isEqualTo(types(types));
  }

  @Test
  void calicosGlobalPolicies() throws Exception {
    PluginPolicy p =
        plugin(
            "crd.projectcalico.org/v1",
            "GlobalNetworkPolicy",
            "\"spec\":{\"selector\":\"app == 'web'\",\"namespaceSelector\":\"team == 'shop-team'\","
                + "\"serviceAccountSelector\":\"role == 'x'\",\"order\":1.5}");
    assertThat(p.ref()).isEqualTo(new ObjectRef(Kind.CALICO_GLOBAL_NETWORK_POLICY, "", "p"));
    assertThat(selects(p, "shop", "app=web")).isTrue();
    assertThat(selects(p, "other", "app=web")).isFalse();
    assertThat(selects(p, "shop", "app=db")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "knp.default.web, 0",
    "kanp.adminnetworkpolicy.web, 0",
    "knp.web, 1",
    "default.web, 1"
  })
  void calicosCopiesAreLeftOut(String name, int count) throws Exception {
    String json = "{\"metadata\":{\"name\":\"" + name + "\"},\"spec\":{}}";
    assertThat(all("crd.projectcalico.org/v1", "NetworkPolicy", json)).hasSize(count);
  }

  @Test
  void cronJobsCountTheJobsThatRun() throws Exception {
    String json =
        "{\"metadata\":{\"name\":\"c\"},\"status\":{\"active\":[{\"name\":\"a\"},{\"name\":\"b\"}]}}";
    for (String version : List.of("batch/v1", "batch/v1beta1")) {
      assertThat(all(version, "CronJob", json).getFirst().ref().kind()).isEqualTo(Kind.CRON_JOB);
      assertThat(all(version, "CronJob", json).getFirst())
          .hasFieldOrPropertyWithValue("desired", 2)
          .hasFieldOrPropertyWithValue("ready", 2);
    }
  }
}
