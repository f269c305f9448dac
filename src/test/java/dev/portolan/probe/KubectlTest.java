package dev.portolan.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ObjectRef;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KubectlTest {
  private static final ContainerRef WEB = new ContainerRef("shop", "web-0", "app");

  @Test
  void linesCanBePastedIntoAShell() {
    assertThat(Kubectl.exec(null, WEB, List.of("ping", "-c5", "10.1.2.3")))
        .isEqualTo("kubectl exec -n shop web-0 -c app -- ping -c5 10.1.2.3");
    assertThat(Kubectl.exec("my ctx", WEB, List.of("sh", "-c", "echo \"$1\" 'x'", "")))
        .isEqualTo(
            "kubectl --context 'my ctx' exec -n shop web-0 -c app --"
                + " sh -c 'echo \"$1\" '\\''x'\\''' ''");
    assertThat(Kubectl.get(null, ObjectRef.service("shop", "web")))
        .isEqualTo("kubectl get services web -n shop -o yaml");
    assertThat(Kubectl.describe("lab", ObjectRef.node("n1")))
        .isEqualTo("kubectl --context lab describe nodes n1");
    assertThat(Kubectl.logs(null, WEB)).isEqualTo("kubectl logs -n shop web-0 -c app --tail=100");
    assertThat(Kubectl.debug(null, WEB))
        .isEqualTo("kubectl debug -it web-0 -n shop --image=nicolaka/netshoot --target=app");
  }
}
