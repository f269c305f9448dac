package dev.portolan.tail;

import dev.portolan.model.Container;
import dev.portolan.model.Pod;
import java.util.List;
import java.util.regex.Pattern;

/// A row of the table of what carries traffic: by which labels its pods are known, as their
/// projects' own manifests have them, and by which image where somebody chose other labels.
///
/// @param labels each `key=value`; one is enough
/// @param image a pattern of the image's last path segment, or of its last two, without tag
record KnownSource(SourceRole role, String product, List<String> labels, Pattern image) {
  private static KnownSource row(SourceRole role, String product, String image, String... labels) {
    return new KnownSource(role, product, List.of(labels), Pattern.compile(image));
  }

  /// In order: a pod is the first that it fits.
  static final List<KnownSource> TABLE =
      List.of(
          // kubernetes/kubernetes cluster/addons/dns, openshift/cluster-dns-operator
          row(
              SourceRole.CLUSTER_DNS,
              "NodeLocal DNS",
              "k8s-dns-node-cache",
              "k8s-app=node-local-dns"),
          row(
              SourceRole.CLUSTER_DNS,
              "Cluster DNS",
              "coredns|k8s-dns-kube-dns.*",
              "k8s-app=kube-dns",
              "k8s-app=coredns",
              "dns.operator.openshift.io/daemonset-dns=default"),
          // kubeadm's manifest; GKE's static pods
          row(
              SourceRole.KUBE_PROXY,
              "kube-proxy",
              "kube-proxy(-amd64|-arm64)?",
              "k8s-app=kube-proxy",
              "component=kube-proxy"),
          // docs.tigera.io manifests/calico.yaml
          row(
              SourceRole.NETWORK_PLUGIN,
              "Calico",
              "calico-node|node-calico",
              "k8s-app=calico-node"),
          row(SourceRole.NETWORK_PLUGIN, "Calico Typha", "typha", "k8s-app=calico-typha"),
          row(SourceRole.NETWORK_PLUGIN, "Canal", "canal", "k8s-app=canal"),
          // cilium/cilium install/kubernetes/cilium; GKE Dataplane V2 runs it as anetd
          row(
              SourceRole.NETWORK_PLUGIN,
              "Cilium",
              "cilium(-ci)?",
              "k8s-app=cilium",
              "app.kubernetes.io/name=cilium-agent"),
          row(
              SourceRole.NETWORK_PLUGIN,
              "Cilium operator",
              "(cilium-)?operator-(generic|aws|azure|alibabacloud)",
              "io.cilium/app=operator"),
          // flannel-io/flannel Documentation/kube-flannel.yml
          row(SourceRole.NETWORK_PLUGIN, "Flannel", "flannel", "app=flannel", "k8s-app=flannel"),
          row(SourceRole.NETWORK_PLUGIN, "Weave Net", "weave-kube", "name=weave-net"),
          row(SourceRole.NETWORK_PLUGIN, "kube-router", "kube-router", "k8s-app=kube-router"),
          row(SourceRole.NETWORK_PLUGIN, "Antrea", "antrea-agent.*", "component=antrea-agent"),
          row(SourceRole.NETWORK_PLUGIN, "kindnet", "kindnetd", "k8s-app=kindnet", "app=kindnet"),
          row(SourceRole.NETWORK_PLUGIN, "OVN-Kubernetes", "ovn-kube.*", "app=ovnkube-node"),
          row(SourceRole.NETWORK_PLUGIN, "AWS VPC CNI", "amazon-k8s-cni", "k8s-app=aws-node"),
          row(SourceRole.NETWORK_PLUGIN, "Azure NPM", "azure-npm", "k8s-app=azure-npm"),
          row(
              SourceRole.NETWORK_PLUGIN,
              "kube-network-policies",
              "kube-network-policies",
              "k8s-app=kube-network-policies",
              "app=kube-network-policies"),
          row(SourceRole.NETWORK_PLUGIN, "Simulated network", "simulated-cni", "app=demo-cni"),
          // the charts of each controller
          row(
              SourceRole.INGRESS,
              "ingress-nginx",
              "nginx-ingress-controller|ingress-nginx.*|ingress-nginx/controller.*",
              "app.kubernetes.io/name=ingress-nginx"),
          row(
              SourceRole.INGRESS,
              "NGINX Ingress",
              "nginx-(plus-)?ingress",
              "app.kubernetes.io/name=nginx-ingress",
              "app=nginx-ingress"),
          row(SourceRole.INGRESS, "Traefik", "traefik", "app.kubernetes.io/name=traefik"),
          row(
              SourceRole.INGRESS,
              "HAProxy",
              "haproxy-ingress|kubernetes-ingress",
              "app.kubernetes.io/name=haproxy-ingress",
              "app.kubernetes.io/name=kubernetes-ingress"),
          row(
              SourceRole.INGRESS,
              "Contour",
              "contour",
              "app=contour",
              "app.kubernetes.io/name=contour"),
          row(
              SourceRole.INGRESS,
              "Kong",
              "kong|kubernetes-ingress-controller",
              "app=ingress-kong",
              "app.kubernetes.io/name=kong"),
          row(
              SourceRole.INGRESS,
              "Istio gateway",
              "proxyv2-gateway",
              "istio=ingressgateway",
              "app=istio-ingressgateway"),
          row(
              SourceRole.INGRESS,
              "Envoy Gateway",
              "envoy-gateway|gateway",
              "control-plane=envoy-gateway"),
          row(
              SourceRole.INGRESS,
              "AWS load balancers",
              "aws-load-balancer-controller",
              "app.kubernetes.io/name=aws-load-balancer-controller"),
          row(
              SourceRole.INGRESS,
              "OpenShift router",
              "haproxy-router",
              "ingresscontroller.operator.openshift.io/deployment-ingresscontroller=default"));

  boolean fits(Pod pod) {
    return labels.stream().anyMatch(l -> labelled(pod, l));
  }

  boolean runs(Container container) {
    return image.matcher(lastSegments(container.image(), 1)).matches()
        || image.matcher(lastSegments(container.image(), 2)).matches();
  }

  private static boolean labelled(Pod pod, String label) {
    int equals = label.indexOf('=');
    return label.substring(equals + 1).equals(pod.labels().get(label.substring(0, equals)));
  }

  /// Of `registry.k8s.io/coredns/coredns:v1.12.1` the last one is `coredns`.
  private static String lastSegments(String image, int count) {
    int from = image.length();
    for (int i = 0; i < count && from >= 0; i++) {
      from = image.lastIndexOf('/', from - 1);
    }
    String name = image.substring(from + 1);
    int end = name.indexOf('@') < 0 ? name.length() : name.indexOf('@');
    int tag = name.indexOf(':', name.lastIndexOf('/') + 1);
    return name.substring(0, tag < 0 ? end : Math.min(tag, end));
  }
}
