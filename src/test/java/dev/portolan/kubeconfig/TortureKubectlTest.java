package dev.portolan.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.testkit.RealKubectl;
import dev.portolan.testkit.TortureCase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds what Portolan reads from each torture case against what the real kubectl reads: the names,
/// the current context, and each context's cluster, user and namespace, value by value.
final class TortureKubectlTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> PATHS =
      Set.of("certificate-authority", "client-certificate", "client-key", "tokenFile");

  /// What kubectl knows of a stanza; it drops the rest.
  private static final Set<String> CLUSTER =
      Set.of(
          "server",
          "tls-server-name",
          "insecure-skip-tls-verify",
          "certificate-authority",
          "certificate-authority-data",
          "proxy-url",
          "disable-compression",
          "extensions");

  private static final Set<String> USER =
      Set.of(
          "client-certificate",
          "client-certificate-data",
          "client-key",
          "client-key-data",
          "token",
          "tokenFile",
          "as",
          "as-uid",
          "as-groups",
          "as-user-extra",
          "username",
          "password",
          "auth-provider",
          "exec",
          "extensions");

  @TempDir private Path folder;

  static List<TortureCase> cases() throws IOException {
    return TortureCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void kubectlReadsTheSame(TortureCase torture) throws Exception {
    RealKubectl kubectl = RealKubectl.orSkip();
    TortureCase.Ready ready = torture.prepare(folder, TortureCase.SAMPLES);
    RealKubectl.Run all = kubectl.run(ready, "config", "view", "--raw", "-o", "json");
    if (torture.has("kubectl-refuses")) {
      assertThat(all.code()).as("kubectl refuses").isNotZero();
      assertThat(all.err()).contains(torture.text("kubectl-refuses"));
      return;
    }
    if (torture.has("portolan-refuses")) {
      assertThat(all.code()).as("kubectl reads it").isZero();
      return;
    }
    assertThat(all.err()).doesNotContain("error:");
    assertThat(all.code()).isZero();
    Kubeconfig read = Described.load(ready);
    assertThat(visible(read)).as("contexts").isEqualTo(names(JSON.readTree(all.out())));
    for (KubeContext context : read.contexts()) {
      if (!context.hidden()) {
        RealKubectl.Run one = minified(kubectl, ready, context.name());
        assertThat(one.code()).as(one.err()).isZero();
        compare(context, JSON.readTree(one.out()));
      }
    }
    String current = JSON.readTree(all.out()).path("current-context").asText();
    boolean usable = read.named(current).isPresent();
    assertThat(read.current().map(KubeContext::name).orElse("")).isEqualTo(usable ? current : "");
    for (String name : broken(read)) {
      RealKubectl.Run one = minified(kubectl, ready, name);
      String server =
          one.code() == 0
              ? JSON.readTree(one.out())
                  .path("clusters")
                  .path(0)
                  .path("cluster")
                  .path("server")
                  .asText()
              : "";
      assertThat(server).as("the server of the broken context " + name).isBlank();
    }
  }

  private static RealKubectl.Run minified(
      RealKubectl kubectl, TortureCase.Ready ready, String context) throws Exception {
    return kubectl.run(
        ready, "--context=" + context, "config", "view", "--minify", "--raw", "-o", "json");
  }

  private static Set<String> visible(Kubeconfig read) {
    Set<String> names = broken(read);
    read.contexts().stream().filter(c -> !c.hidden()).map(KubeContext::name).forEach(names::add);
    return names;
  }

  private static Set<String> broken(Kubeconfig read) {
    Set<String> names = new TreeSet<>();
    read.problems().stream()
        .map(Kubeconfig.Problem::subject)
        .filter(s -> s.kind() == Kubeconfig.Subject.Kind.CONTEXT)
        .map(Kubeconfig.Subject::name)
        .filter(n -> read.contexts().stream().noneMatch(c -> c.name().equals(n) && !c.hidden()))
        .forEach(names::add);
    return names;
  }

  private static Set<String> names(JsonNode config) {
    Set<String> names = new TreeSet<>();
    config.path("contexts").forEach(c -> names.add(c.path("name").asText()));
    names.remove("");
    return names;
  }

  private static void compare(KubeContext context, JsonNode config) {
    JsonNode stanza = config.path("contexts").path(0).path("context");
    String namespace = stanza.path("namespace").asText();
    assertThat(context.namespace()).isEqualTo(namespace.isEmpty() ? "default" : namespace);
    assertThat(context.clusterName()).isEqualTo(stanza.path("cluster").asText());
    assertThat(context.userName()).isEqualTo(stanza.path("user").asText());
    JsonNode cluster = config.path("clusters").path(0).path("cluster");
    same(own(context.cluster(), CLUSTER), kubectls(cluster, context.cluster()));
    JsonNode user = config.path("users").path(0).path("user");
    same(own(context.user(), USER), kubectls(user, context.user()));
  }

  /// As texts read anew: one number may be held as an int here and as a long there.
  private static void same(JsonNode own, JsonNode kubectls) {
    try {
      assertThat(JSON.readTree(JSON.writeValueAsString(own)))
          .isEqualTo(JSON.readTree(JSON.writeValueAsString(kubectls)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode own(KubeContext.Entry entry, Set<String> known) {
    ObjectNode all = JSON.valueToTree(entry.values());
    all.retain(known);
    return kubectls(all, entry);
  }

  /// Without what says nothing, with paths as they lead from the entry's file, without line ends in
  /// Base64.
  private static JsonNode kubectls(JsonNode stanza, KubeContext.Entry entry) {
    ObjectNode result = JSON.createObjectNode();
    stanza
        .properties()
        .forEach(
            e -> {
              String text = e.getValue().asText();
              if (PATHS.contains(e.getKey()) && !text.isEmpty()) {
                Path from = Objects.requireNonNull(entry.file().getParent());
                result.put(e.getKey(), from.resolve(text).normalize().toString());
              } else if (e.getKey().endsWith("-data")) {
                result.put(e.getKey(), text.replaceAll("\\s", ""));
              } else {
                result.set(e.getKey(), e.getValue().deepCopy());
              }
            });
    prune(result);
    return result;
  }

  /// Takes out empty values, at any depth, and the default that kubectl fills in.
  private static void prune(JsonNode node) {
    if (node instanceof ObjectNode object
        && "IfAvailable".equals(object.path("interactiveMode").asText())) {
      object.remove("interactiveMode");
    }
    for (Iterator<JsonNode> each = node.iterator(); each.hasNext(); ) {
      JsonNode child = each.next();
      prune(child);
      boolean nothing =
          child.isNull()
              || (child.isContainerNode() && child.isEmpty())
              || (Stream.of("", "false").anyMatch(child.asText("-")::equals)
                  && !child.isContainerNode());
      if (nothing && node.isObject()) {
        each.remove();
      }
    }
  }
}
