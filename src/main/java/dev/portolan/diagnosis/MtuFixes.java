package dev.portolan.diagnosis;

import dev.portolan.policy.plugin.Detection;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Kubectl;
import java.util.List;

/// Suggestions against packets that are too large for the path: a smaller MTU for the pods.
final class MtuFixes {
  private MtuFixes() {}

  static Fix of(Chain chain, int bytes) {
    for (Detection.Found found : chain.ground().plugin().found()) {
      switch (found.plugin()) {
        case CILIUM -> {
          return patch(
              chain, "configmap", "cilium-config", "{\"data\":{\"mtu\":\"" + bytes + "\"}}");
        }
        case CALICO -> {
          return patch(
              chain, "configmap", "calico-config", "{\"data\":{\"veth_mtu\":\"" + bytes + "\"}}");
        }
        default -> {}
      }
    }
    ContainerRef from = chain.asked().from();
    return Fix.kubectl(
        "Give the pods an MTU of "
            + bytes
            + " in the network plugin's configuration, or mend the path; this shows what they have",
        Kubectl.exec(chain.ground().context(), from, List.of("cat", "/sys/class/net/eth0/mtu")));
  }

  private static Fix patch(Chain chain, String kind, String name, String patch) {
    return Fix.kubectl(
        "Give the pods an MTU that passes, then restart the plugin and the pods; or mend the path",
        chain
            .ground()
            .kubectl("patch", kind, name, "-n", "kube-system", "--type=merge", "-p", patch));
  }
}
