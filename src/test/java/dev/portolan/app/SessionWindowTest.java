package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.cluster.SessionState;
import dev.portolan.demo.DemoCluster;
import dev.portolan.demo.DemoOptions;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.testkit.LiveThreads;
import dev.portolan.workspace.DeskStep;
import dev.portolan.workspace.DeskStep.Place;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What befalls a session, as the window shows it: a plugin that wants to be allowed and then
/// talks, kubeconfig files that change while they are open, a tab that is closed.
final class SessionWindowTest {
  private static final String SIGN_IN = "To sign in, open https://login.example/device";

  /// What a tab starts, by name.
  private static final Set<String> OURS =
      Set.of(
          "session",
          "chart",
          "policy",
          "policies",
          "survey",
          "files",
          "matrix",
          "agreement",
          "plan",
          "portolan-",
          "plugin-",
          "exec",
          "check-",
          "history",
          "OkHttp https",
          "read-");

  @TempDir Path folder;
  private DemoCluster cluster;
  private Path file;
  private OpenDesk open;
  private Store store;

  @BeforeEach
  void open() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the plugin here is a shell script");
    cluster = DemoCluster.start(DemoOptions.still(0, 3));
    file = cluster.writeKubeconfig(folder);
    addContext("by-plugin", plugin());
    open = OpenDesk.of(cluster, file, folder, Map.of("PATH", "/usr/bin:/bin"), () -> {});
    store = HeadlessFx.call(() -> open.desk().window(null));
  }

  @AfterEach
  void close() throws Exception {
    open.close();
  }

  /// A plugin that says where to sign in, and waits until somebody has.
  private String plugin() throws IOException {
    Path script =
        Files.writeString(
            folder.resolve("login.sh"),
            """
            echo "%s" >&2
            touch ran
            while [ ! -f signed-in ]; do sleep 0.1; done
            echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential",
                   "status":{"token":"%s"}}'
            """
                .formatted(SIGN_IN, cluster.control().weather().token("demo-admin")));
    return "{exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never,"
        + " command: /bin/sh, args: [-c, 'cd \"%s\" && . \"%s\"']}}".formatted(folder, script);
  }

  private void addContext(String name, String user) throws IOException {
    String text = Files.readString(file);
    String added =
        text.replace("users:\n", "users:\n- {name: %s, user: %s}\n".formatted(name, user))
            .replace(
                "contexts:\n",
                "contexts:\n- {name: %1$s, context: {cluster: portolan-demo, user: %1$s}}\n"
                    .formatted(name));
    Files.writeString(file, added);
  }

  private void openContext(String name) {
    OpenDesk.openContext(store, name);
  }

  @Test
  void aPluginIsAllowedFirstAndHeardThen() throws Exception {
    openContext("by-plugin");
    HeadlessFx.until("permission is asked for", () -> shows("May Portolan run /bin/sh?"));
    assertThat(folder.resolve("ran")).doesNotExist();
    press("#consent-allow");
    HeadlessFx.until("its words are on screen", () -> shows(SIGN_IN));
    assertThat(OpenDesk.opened(store).state()).isInstanceOf(SessionState.Connecting.class);
    Files.createFile(folder.resolve("signed-in"));
    HeadlessFx.until("it lives", this::live);
    store.dispatch(new Intent.CloseContext());
    openContext("by-plugin");
    HeadlessFx.until("it is not asked again", this::live);
  }

  @Test
  void contextsAppearAndGoInTheOpenChooser() throws Exception {
    press("#context-chooser");
    HeadlessFx.until("the list is open", () -> shows("demo-limited"));
    assertThat(HeadlessFx.call(() -> shows("staging"))).isFalse();
    String before = Files.readString(file);
    addContext("staging", "{token: t}");
    HeadlessFx.until("the new one is there", () -> shows("staging"));
    Files.writeString(file, before + "  broken: [\n");
    HeadlessFx.until("the trouble is told", () -> !shows("staging") && showsPart("line"));
    Files.writeString(file, before);
    HeadlessFx.until("all is as before", () -> shows("demo-limited") && !shows("staging"));
    assertThat(store.now().open()).as("nothing was opened by that").isNull();
  }

  /// As after a login that writes a new token into the kubeconfig.
  @Test
  void aTokenThatIsRenewedInTheFileBringsTheSessionBackWithoutAClick() throws Exception {
    openContext("demo");
    HeadlessFx.until("it lives", this::live);
    cluster.control().weather().rotateToken("demo-admin");
    cluster.control().weather().cut();
    HeadlessFx.until(
        "the old token fails", () -> OpenDesk.opened(store).state() instanceof SessionState.Failed);
    assertThat(OpenDesk.opened(store).snapshot().pods()).as("the map stays").isNotEmpty();
    cluster.writeKubeconfig(folder);
    HeadlessFx.until("it lives again", this::live);
  }

  /// As `kind delete cluster` and `kind create cluster` do it: the same name, all else is new. The
  /// server's new certificate is not trusted, which fails the session: nothing has to be pressed.
  @Test
  void aClusterMadeAnewUnderTheSameNameIsReopenedWithItsNewKeys() throws Exception {
    openContext("demo");
    HeadlessFx.until("it lives", this::live);
    // the certificate first: over a connection that is trusted the session would learn of the new
    // cluster, and drop what it knows of the old one
    cluster.control().weather().renewCertificate(false);
    cluster.control().weather().cut();
    cluster.control().weather().recreate();
    cluster.control().weather().rotateToken("demo-admin");
    HeadlessFx.until(
        "the old keys fail", () -> OpenDesk.opened(store).state() instanceof SessionState.Failed);
    assertThat(OpenDesk.opened(store).snapshot().pods()).as("the map stays").isNotEmpty();
    long old = OpenDesk.opened(store).epoch();
    cluster.writeKubeconfig(folder);
    HeadlessFx.until("it lives again", this::live);
    assertThat(OpenDesk.opened(store).epoch()).as("of another opening").isGreaterThan(old);
    String uid =
        cluster.control().get("Namespace", "", "shop").orElseThrow().at("/metadata/uid").asText();
    assertThat(OpenDesk.opened(store).snapshot().namespaces())
        .anyMatch(n -> n.meta().uid().equals(uid));
  }

  @Test
  void aTabThatIsClosedLeavesNothingBehind() throws Exception {
    List<String> threads = LiveThreads.named(OURS);
    int connections = cluster.control().openConnections();
    store.dispatch(new Intent.OnDesk(new DeskStep.Open(null, Place.TAB)));
    HeadlessFx.until("another tab opens", () -> open.desk().stores().size() == 2);
    Store first = store;
    store = open.desk().stores().getLast();
    openContext("demo");
    HeadlessFx.until("it lives", this::live);
    assertThat(LiveThreads.named(OURS)).hasSizeGreaterThan(threads.size() + 5);
    openContext("by-plugin");
    HeadlessFx.until("permission is asked for", () -> shows("May Portolan run /bin/sh?"));
    press("#consent-allow");
    HeadlessFx.until("the plugin runs", () -> !processes().isEmpty());
    store.dispatch(new Intent.OnDesk(new DeskStep.Close()));
    HeadlessFx.until("the tab is gone", () -> open.desk().stores().equals(List.of(first)));
    long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    gone(end, "the plugin's processes", () -> processes().isEmpty());
    gone(end, "connections", () -> cluster.control().openConnections() <= connections);
    gone(end, "threads", () -> LiveThreads.named(OURS).size() <= threads.size());
  }

  private static List<ProcessHandle> processes() {
    return ProcessHandle.current().descendants().toList();
  }

  private static void gone(long end, String what, BooleanSupplier gone) {
    boolean is = gone.getAsBoolean();
    while (!is && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      is = gone.getAsBoolean();
    }
    assertThat(is)
        .as("%s are gone 2 s after the tab; left %s", what, LiveThreads.named(OURS))
        .isTrue();
  }

  private boolean live() {
    return OpenDesk.live(store);
  }

  private static void press(String id) throws Exception {
    HeadlessFx.run(
        () ->
            Window.getWindows().stream()
                .map(w -> w.getScene().lookup(id))
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow()
                .fire());
  }

  /// True when a text stands somewhere on screen.
  private static boolean shows(String text) {
    return labels().stream().anyMatch(l -> l.getText().lines().anyMatch(text::equals));
  }

  private static boolean showsPart(String text) {
    return labels().stream().anyMatch(l -> l.getText().contains(text));
  }

  private static List<Labeled> labels() {
    return Window.getWindows().stream()
        .flatMap(w -> w.getScene().getRoot().lookupAll("*").stream())
        .filter(Labeled.class::isInstance)
        .map(Labeled.class::cast)
        .filter(l -> l.getText() != null && seen(l))
        .toList();
  }

  private static boolean seen(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
