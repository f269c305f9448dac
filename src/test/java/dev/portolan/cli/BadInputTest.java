package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bad input gets one clear line and an exit code, and nothing else is lost.
final class BadInputTest {
  private static final String GOOD =
      """
      apiVersion: v1
      kind: Config
      current-context: good
      clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}]
      users: [{name: u, user: {token: t0k3n-never-shown}}]
      contexts:
      - {name: good, context: {cluster: c, user: u, namespace: shop}}
      - {name: dangling, context: {cluster: nowhere, user: u}}
      """;

  @TempDir Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          map -o x.svg                                        | 3 | no kubeconfig found
          map -o x.gif --demo                                 | 2 | unknown file type
          map --demo                                          | 2 | Missing required option
          map --demo --scale 9 -o x.png                       | 2 | --scale takes
          map --kubeconfig missing.yaml -o x.svg              | 3 | missing.yaml
          check fly --from a/b --to c                         | 2 | unknown check fly
          check ping --from a/b --to c --port 70000           | 2 | A port is a number
          check reach --from a/b --to c --port 0              | 2 | A port is a number
          capture a/b --port http                             | 2 | A port is a number
          diagnose --from a/b --to c --port 65536             | 2 | A port is a number
          demo --context shop                                 | 2 | demo is a cluster of its own
          demo --demo-pods 10                                 | 2 | demo is a cluster of its own
          demo --snapshot x.json                              | 2 | demo is a cluster of its own
          demo --port 123456                                  | 2 | A port is a number
          diagnose --demo --from laptop --to https://x.example:99999/ | 2 | --to: A port is a number
          diagnose --demo --from laptop --to ftp://x.example/ | 2 | --to: A URL begins with
          check reach --demo --from sandbox/toolbox --to x.example:99999 | 2 | --to: A port is a number
          check ping --from a/b --to c --yes                  | 2 | --yes goes with --debug-container
          check ping --from a/b --to c --debug-image x --yes  | 2 | --debug-image goes with
          capture a/b --debug-image x                         | 2 | --debug-image goes with
          capture a/b --debug-container --debug-image -x      | 2 | --debug-image:
          check ping --from a/b --to c --watch --debug-container | 2 | goes with one check
          check ping --from a/b --to c --port 80              | 2 | --port is an option of
          check ping --from a/b --to c --count 101            | 2 | --count takes a number from 1 to 100
          check ping --from a/b --to c --interval 0.1         | 2 | --interval takes a number from 0.2 to 10
          check ping --from a/b --to c --watch --for 0        | 2 | --for takes a number from 1 on
          capture a/b --time 7200                             | 2 | --time takes a number from 1 to 3600
          capture a/b --snaplen 5                             | 2 | --snaplen takes a number from 64
          map --kubeconfig missing.yaml --layout x -o x.svg   | 2 | --layout takes
          diagnose --kubeconfig missing --from a/b --to c --protocol gre | 2 | --protocol takes
          diagnose --demo --from a/b --to http://c/ --port 8  | 2 | do not go with a URL
          sweep --demo --as-checks -o json                    | 2 | takes no -o
          sweep --demo --as-checks --dry-run                  | 2 | asks nothing
          contexts --demo-pods 0                              | 2 | --demo-pods takes a number from 1 to
          history export --demo --kind reach 0123             | 2 | not both
          check grpc --from a/b --to c --authority x:99999    | 2 | An authority is
          check ping --to c                                   | 2 | Missing required option
          check reach --from a/b --to c --timeout 0           | 2 | --timeout takes
          reach --demo                                        | 2 | reach takes one of
          reach --demo --from a                               | 2 | go together
          reach --demo --all --from a --to b                  | 2 | reach takes one of
          reach --demo --all --port 80                        | 2 | go with --from and --to
          reach --demo --pods --from a --to b                 | 2 | --pods goes with --all
          reach --demo --from a --to b --port 0               | 2 | a port is a number
          reach --demo --from a --to b --port 65536           | 2 | a port is a number
          reach --demo --from a --to b --port a!b             | 2 | a port is a number
          reach --demo --from a --to b --protocol gre         | 2 | unknown protocol gre
          reach --demo --from a --to b --protocol icmp --port 8 | 2 | icmp has no ports
          reach --demo --from shop/nope --to b                | 3 | no pod, workload or service named shop/nope
          reach --demo --from 10.0.0.0/40 --to b              | 3 | is no address range
          reach --demo --queries missing.tsv                  | 3 | missing.tsv
          reach --demo --queries x -o json                    | 2 | takes no -o
          reach --from a --to b                               | 3 | no kubeconfig found
          reach --manifests missing --all                     | 3 | missing
          reach --snapshot missing.json --all                 | 3 | missing.json
          reach --manifests x --demo --all                    | 2 | exclude each other
          reach --manifests x --snapshot y --all              | 2 | exclude each other
          check ping --manifests x --from a/b --to c          | 2 | needs a live cluster
          contexts --manifests x                              | 2 | needs a live cluster
          sweep --demo --all -n shop                          | 2 | --all goes with neither
          sweep --demo --all --from a --to b                  | 2 | --all goes with neither
          sweep --demo -n shopp --dry-run                     | 2 | no namespace named shopp
          map --demo -n shop,shopp -o x.svg                   | 2 | no namespace named shopp
          map --demo -n Shop -o x.svg                         | 2 | -n: A namespace's name
          map --manifests src/test/resources/manifests/shop -n shopp -o x.svg | 2 | no namespace named shopp
          sweep --demo --context demo-limited -n payments     | 3 | payments is not among those
          history list --demo --context nosuch                | 2 | no context named nosuch; there are: demo, demo-limited
          history list --demo --limit 0                       | 2 | --limit takes
          policies                                            | 2 | takes a verb
          policies diff --demo                                | 2 | either --after, or --add
          policies diff --demo --after x --add y              | 2 | either --after, or --add
          policies diff --demo --before x --add y             | 2 | --before excludes
          policies diff --demo --remove shop/nope             | 3 | no policy named shop/nope
          policies diff --demo --add missing.yaml             | 3 | missing.yaml
          policies diff --demo --remove a/b --fail-on sometimes | 2 | Invalid value
          snapshot --demo -o x.txt                            | 2 | unknown file type
          snapshot --demo -o no/such/x.json                   | 3 | no such folder
          contexts --colour                                   | 2 | Unknown option
          contexts --demo --kubeconfig x                      | 2 | exclude each other
          """)
  void oneLineAndAnExitCode(String line, int code, String message) {
    CommandLineRun run = CommandLineRun.of(home, line.strip().split(" +"));
    assertThat(run.err()).contains(message);
    assertThat(run.code()).isEqualTo(code);
    assertThat(run.err().lines().filter(l -> !l.startsWith("Try: "))).hasSize(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void contextsTellsBesideEachWhatIsWrongAndOpensNoneInItsPlace() throws IOException {
    Path first = Files.writeString(home.resolve("first"), "contexts: [{name: shop, context: {}}]");
    Path second = Files.writeString(home.resolve("second"), GOOD.replace("good", "shop"));
    Map<String, String> environment =
        Map.of("KUBECONFIG", first + System.getProperty("path.separator") + second);
    CommandLineRun text = CommandLineRun.of(environment, home, "contexts");
    assertThat(text.out().lines())
        .anyMatch(l -> l.startsWith("!") && l.contains("shop") && l.contains("names no cluster"))
        .anyMatch(l -> l.contains("kubectl does not see this context"));
    CommandLineRun json = CommandLineRun.of(environment, home, "contexts", "-o", "json");
    assertThat(json.out()).contains("\"hidden\" : true", "\"kind\" : \"context\"");
    CommandLineRun open =
        CommandLineRun.of(environment, home, "snapshot", "--context", "shop", "-o", "x.json");
    assertThat(open.err()).contains("names no cluster");
  }

  @Test
  void aBrokenFileAmongGoodOnesIsNamedAndTheRestIsListed() throws IOException {
    Path good = Files.writeString(home.resolve("good.yaml"), GOOD);
    Path broken = Files.writeString(home.resolve("broken.yaml"), "contexts: [}");
    Map<String, String> environment =
        Map.of("KUBECONFIG", good + System.getProperty("path.separator") + broken);
    CommandLineRun run = CommandLineRun.of(environment, home, "contexts");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("good", "https://127.0.0.1:1", "shop", "nowhere");
    assertThat(run.err()).contains("broken.yaml").doesNotContain("nowhere");
    assertThat(run.out() + run.err()).doesNotContain("t0k3n");
  }

  @Test
  void anUnknownContextIsAnsweredWithThoseThatThereAre() throws IOException {
    Path file = Files.writeString(home.resolve("good.yaml"), GOOD);
    CommandLineRun run =
        CommandLineRun.of(
            home, "map", "--kubeconfig", file.toString(), "--context", "nope", "-o", "x.svg");
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("no context named nope", "good");
  }

  @Test
  void aServerThatIsDownIsOneLine() throws IOException {
    Path file = Files.writeString(home.resolve("good.yaml"), GOOD);
    CommandLineRun run =
        CommandLineRun.of(home, "map", "--kubeconfig", file.toString(), "-o", "x.svg");
    assertThat(run.code()).isEqualTo(Exit.UNKNOWN);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("127.0.0.1:1");
  }
}
