package dev.portolan.demo.proto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Path TABLE = Path.of("src", "main", "resources", "demo", "messages.txt");

  @Test
  void theTableIsWhatKubernetesDescribes() throws IOException {
    // to renew it for a newer client: write what is expected here into the file
    assertThat(Files.readString(TABLE)).isEqualTo(OfficialTable.text());
  }

  @Test
  void kindsOfCrdsHaveNoMessage() {
    assertThat(Messages.of("v1", "Pod")).isPresent();
    assertThat(Messages.of("networking.k8s.io/v1", "Ingress")).isPresent();
    assertThat(Messages.of("gateway.networking.k8s.io/v1", "Gateway")).isEmpty();
    assertThat(Messages.of("apps.example.com/v1", "Deployment")).isEmpty();
  }
}
