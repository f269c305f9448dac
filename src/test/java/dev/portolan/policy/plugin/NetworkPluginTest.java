package dev.portolan.policy.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelExpression;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Metadata;
import dev.portolan.model.Metadata.OwnerRef;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PluginPolicy;
import dev.portolan.model.Pod;
import dev.portolan.model.Workload;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.Role;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.service.Because;
import dev.portolan.testkit.ClusterFixture;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// By what each plugin is recognised, and what follows.
final class NetworkPluginTest {
  @ParameterizedTest
  @CsvSource({
    "calico-node,calico/node:v3.28,CALICO,ENFORCED",
    "cilium,quay.io/cilium/cilium:v1.16,CILIUM,ENFORCED",
    "anetd,gke.gcr.io/cilium:1,GKE_DATAPLANE_V2,ENFORCED",
    "kube-flannel-ds,flannel/flannel:v0.25,FLANNEL,NOT_ENFORCED",
    "kube-flannel-ds-amd64,flannel:v0.11,FLANNEL,NOT_ENFORCED",
    "weave-net,weave:2.8,WEAVE_NET,ENFORCED",
    "kube-router,kube-router:v2,KUBE_ROUTER,ENFORCED",
    "antrea-agent,antrea:v2,ANTREA,ENFORCED",
    "ovnkube-node,ovn:1,OVN_KUBERNETES,ENFORCED",
    "azure-npm,npm:1,AZURE_NPM,ENFORCED",
    "kindnet,docker.io/kindest/kindnetd:v20240813-c6f155d6,KINDNET,ENFORCED",
    "kindnet,docker.io/kindest/kindnetd:v20250512-df8de77b,KINDNET,ENFORCED",
    "kindnet,docker.io/kindest/kindnetd:v20240202-8f1494ea,KINDNET,NOT_ENFORCED",
    "kindnet,docker.io/kindest/kindnetd:latest,KINDNET,UNKNOWN",
    "aws-node,amazon-k8s-cni:v1.12,AWS_VPC_CNI,NOT_ENFORCED"
  })
  void byDaemonSet(String name, String image, NetworkPlugin plugin, Enforcement enforcement) {
    Detection found = NetworkPlugin.detect(set(new ClusterFixture(), name, "main", image).build());
    assertThat(found.found()).extracting(Detection.Found::plugin).contains(plugin);
    assertThat(found.enforcement()).isEqualTo(enforcement);
    assertThat(found.found().getFirst().evidence()).isEqualTo("DaemonSet kube-system/" + name);
    boolean outsideOnly = plugin == NetworkPlugin.CILIUM || name.equals("anetd");
    assertThat(found.choices().ipBlocksMatchPods()).isEqualTo(!outsideOnly);
  }

  @Test
  void canalIsFlannelWithCalico() {
    Detection found = NetworkPlugin.detect(set(new ClusterFixture(), "canal", "m", "x").build());
    assertThat(found.found())
        .extracting(Detection.Found::plugin)
        .containsExactly(NetworkPlugin.CALICO, NetworkPlugin.FLANNEL);
    assertThat(found.enforcement()).isEqualTo(Enforcement.ENFORCED);
    assertThat(found.sentence()).isEqualTo("no policies exist, enforced by Calico");
  }

  @Test
  void agentOfTheAwsPluginMayBeSwitchedOff() {
    ClusterSnapshot cluster =
        set(new ClusterFixture(), "aws-node", "aws-eks-nodeagent", "x").build();
    Detection found = NetworkPlugin.detect(cluster);
    assertThat(found.enforcement()).isEqualTo(Enforcement.UNKNOWN);
    assertThat(found.sentence()).contains("whether its policy agent is switched on cannot be seen");
  }

  @Test
  void byAnnotationWhereDaemonSetsCannotBeListed() {
    ClusterSnapshot known = annotated("projectcalico.org/IPv4Address", "v1.30.0");
    assertThat(NetworkPlugin.detect(known).enforcement()).isEqualTo(Enforcement.UNKNOWN);
    ClusterSnapshot hidden = without(known, Kind.DAEMON_SET);
    assertThat(NetworkPlugin.detect(hidden).enforcement()).isEqualTo(Enforcement.ENFORCED);
  }

  @Test
  void k3sBringsItsOwn() {
    Detection found =
        NetworkPlugin.detect(annotated("flannel.alpha.coreos.com/backend-type", "v1.30.0+k3s1"));
    assertThat(found.enforcement()).isEqualTo(Enforcement.UNKNOWN);
    assertThat(found.why())
        .isEqualTo("k3s: its own policy controller enforces unless it was switched off");
  }

  @Test
  void policiesOfItsOwnKindMayBeLeftOver() {
    ClusterFixture fixture = new ClusterFixture();
    fixture.add(
        new PluginPolicy(
            Metadata.of(new ObjectRef(Kind.CILIUM_NETWORK_POLICY, "shop", "l7"), Map.of()),
            "Cilium",
            Set.of(),
            LabelExpression.EVERYTHING,
            LabelExpression.EVERYTHING));
    Detection found = NetworkPlugin.detect(fixture.build());
    assertThat(found.enforcement()).isEqualTo(Enforcement.UNKNOWN);
    assertThat(found.sentence())
        .isEqualTo(
            "1 policy exists, nothing is known to enforce it: Cilium: recognised by"
                + " CiliumNetworkPolicy shop/l7 alone");
  }

  @Test
  void marksDenialsAlone() {
    Detection none = NetworkPlugin.detect(new ClusterFixture().build());
    Verdict denied = new Verdict(State.DENIED, List.of(Reason.general("closed")));
    Verdict allowed = new Verdict(State.ALLOWED, List.of(Reason.general("open")));
    assertThat(none.mark(allowed)).isEqualTo(allowed);
    Verdict marked = none.mark(denied);
    assertThat(marked.state()).isEqualTo(State.DENIED);
    assertThat(Because.of(marked)).isEqualTo("closed");
    assertThat(marked.reasons())
        .filteredOn(r -> r.role() == Role.NOTE)
        .extracting(Reason::text)
        .containsExactly("nothing is known to enforce it: no network plugin was recognised");
    ClusterSnapshot calico = set(new ClusterFixture(), "calico-node", "m", "x").build();
    assertThat(NetworkPlugin.detect(calico).mark(denied)).isEqualTo(denied);
  }

  @Test
  void aPodOfTheDaemonSetIsEnough() {
    ClusterSnapshot whole = set(new ClusterFixture(), "antrea-agent", "m", "x").build();
    Map<Kind, Map<ObjectRef, dev.portolan.model.KubeObject>> objects =
        new EnumMap<>(whole.objects());
    objects.remove(Kind.DAEMON_SET);
    ClusterSnapshot pods =
        new ClusterSnapshot(whole.origin(), 1, whole.time(), whole.coverage(), objects);
    assertThat(NetworkPlugin.detect(pods).enforcement()).isEqualTo(Enforcement.ENFORCED);
  }

  private static ClusterFixture set(
      ClusterFixture fixture, String name, String container, String image) {
    ObjectRef ref = new ObjectRef(Kind.DAEMON_SET, "kube-system", name);
    fixture.add(new Workload(Metadata.of(ref, Map.of()), 1, 1, LabelSelector.EVERYTHING));
    Metadata meta =
        Metadata.of(ObjectRef.pod("kube-system", name + "-x"), Map.of())
            .ownedBy(new OwnerRef("DaemonSet", name, ""));
    Container main =
        new Container(
            container, Container.Role.MAIN, image, "", List.of(), Container.Status.RUNNING, "");
    return fixture.add(
        new Pod(
            meta,
            "node-1",
            List.of("10.0.0.1"),
            true,
            Pod.Phase.RUNNING,
            new Pod.Health(true, ""),
            List.of(main)));
  }

  private static ClusterSnapshot annotated(String key, String version) {
    Metadata meta = Metadata.of(ObjectRef.node("node-1"), Map.of());
    return new ClusterFixture()
        .add(new Node(meta, List.of("10.0.0.1"), List.of(), true, version, Set.of(key)))
        .build();
  }

  private static ClusterSnapshot without(ClusterSnapshot snapshot, Kind kind) {
    Map<Kind, Coverage> coverage = new EnumMap<>(snapshot.coverage());
    coverage.put(kind, new Coverage.Forbidden("no"));
    return new ClusterSnapshot(snapshot.origin(), 1, snapshot.time(), coverage, snapshot.objects());
  }
}
