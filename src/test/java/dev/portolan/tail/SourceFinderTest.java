package dev.portolan.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.Container.Role;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.probe.ContainerRef;
import dev.portolan.testkit.ClusterFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceFinderTest {
  static LogSource source(String pod, SourceRole role, String node) {
    return new LogSource(new ContainerRef("kube-system", pod, "c"), node, role, "X");
  }

  /// By the labels and images of the projects' own manifests.
  @ParameterizedTest
  @CsvSource({
    "k8s-app=kube-dns, registry.k8s.io/coredns/coredns:v1.12.1, Cluster DNS",
    "app=mine, my.registry:5000/coredns@sha256:00, Cluster DNS",
    "k8s-app=node-local-dns, x, NodeLocal DNS",
    "k8s-app=kube-proxy, x, kube-proxy",
    "app=rke, rancher/kube-proxy:v1.30, kube-proxy",
    "k8s-app=calico-node, x, Calico",
    "k8s-app=cilium, x, Cilium",
    "app=flannel, x, Flannel",
    "k8s-app=aws-node, x, AWS VPC CNI",
    "app.kubernetes.io/name=ingress-nginx, x, ingress-nginx",
    "app=edge, registry.k8s.io/ingress-nginx/controller:v1.14.0@sha256:00, ingress-nginx",
    "app=edge, my.registry:5000/mirror/ingress-nginx/controller-chroot, ingress-nginx",
    "app=edge, example/controller:v1, ''",
    "app.kubernetes.io/name=traefik, x, Traefik",
    "a=b, docker.io/library/traefik:v3, Traefik",
    "ingresscontroller.operator.openshift.io/deployment-ingresscontroller=default, x, OpenShift router",
    "a=b, example/app:1, ''",
    "app=coredns-exporter, example/coredns-exporter:1, ''"
  })
  void knowsWhatCarriesTraffic(String label, String image, String product) {
    String[] parts = label.split("=", -1);
    Container container =
        new Container("c", Role.MAIN, image, "", List.of(), Container.Status.RUNNING, "");
    List<String> found =
        SourceFinder.find(of(Map.of(parts[0], parts[1]), List.of(container))).stream()
            .map(LogSource::product)
            .toList();
    assertThat(found).isEqualTo(product.isEmpty() ? List.of() : List.of(product));
  }

  @Test
  void takesEveryContainerThatServesAndNamesIt() {
    Container agent =
        new Container("aws-node", Role.MAIN, "a", "", List.of(), Container.Status.RUNNING, "");
    Container second =
        new Container(
            "aws-eks-nodeagent", Role.MAIN, "b", "", List.of(), Container.Status.RUNNING, "");
    Container init =
        new Container("init", Role.INIT, "c", "", List.of(), Container.Status.UNKNOWN, "");
    List<LogSource> found =
        SourceFinder.find(of(Map.of("k8s-app", "aws-node"), List.of(init, agent, second)));
    assertThat(found)
        .extracting(LogSource::product)
        .containsExactly("AWS VPC CNI aws-eks-nodeagent", "AWS VPC CNI aws-node");
    assertThat(found.getFirst().label()).endsWith(" · node-1");
  }

  @Test
  void beginsWithAShareOfEachAndWithTheNodesThatMatter() {
    List<LogSource> all = new ArrayList<>();
    all.add(source("dns-1", SourceRole.CLUSTER_DNS, "n1"));
    for (int i = 0; i < 300; i++) {
      all.add(source("proxy-" + i, SourceRole.KUBE_PROXY, "n" + i));
      all.add(source("cni-" + i, SourceRole.NETWORK_PLUGIN, "n" + i));
    }
    assertThat(SourceFinder.choose(all, Set.of("n7")))
        .extracting(s -> s.container().pod())
        .containsExactly("dns-1", "proxy-7", "cni-7");
    List<LogSource> some = SourceFinder.choose(all, Set.of());
    assertThat(some).hasSize(SourceFinder.MOST).doesNotHaveDuplicates().contains(all.getFirst());
  }

  private static ClusterSnapshot of(Map<String, String> labels, List<Container> containers) {
    Metadata meta = Metadata.of(ObjectRef.pod("kube-system", "p-abcde"), labels);
    Pod plain = ClusterFixture.pod(meta, "node-1", "10.1.1.1", true);
    Pod pod =
        new Pod(meta, "node-1", plain.ips(), false, plain.phase(), plain.health(), containers);
    return new ClusterFixture().namespace("kube-system").add(pod).build();
  }
}
