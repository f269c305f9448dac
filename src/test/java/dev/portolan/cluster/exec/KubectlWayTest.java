package dev.portolan.cluster.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.cluster.exec.kubectl.KubectlWay;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.KubeconfigLoader;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.PodExec;
import dev.portolan.probe.PodExec.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The last resort, with a program named kubectl that does what a test says.
@Timeout(30)
final class KubectlWayTest {
  private static final ContainerRef WHERE = new ContainerRef("ns", "p", "c");
  private static final String CONFIG =
      """
      apiVersion: v1
      kind: Config
      current-context: it
      contexts: [{name: it, context: {cluster: c, user: u}}]
      clusters: [{name: c, cluster: {server: "http://127.0.0.1:1"}}]
      users: [{name: u, user: {token: t}}]
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void onlyWhereScriptsRun() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    file = Files.writeString(folder.resolve("config"), CONFIG);
  }

  private KubeContext context() {
    return new KubeconfigLoader(Map.of(), folder).load(file).current().orElseThrow();
  }

  /// The commands of a session in which nothing else gets through.
  private PodCommands commands(String script) throws IOException {
    Path program = Files.writeString(folder.resolve("kubectl"), "#!/bin/sh\n" + script);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return commands(Map.of("PATH", folder + ":/usr/bin:/bin", "HOME", folder.toString()));
  }

  private PodCommands commands(Map<String, String> environment) {
    return new PodCommands(
        List.of(blocked(new Hurdle(false, "broken"))), new KubectlWay(context(), environment));
  }

  private static Way blocked(Hurdle hurdle) {
    return new Way() {
      @Override
      public String title() {
        return "SPDY";
      }

      @Override
      public Result run(Command command, Output output, Stop stop) {
        return new Result.NotStarted(hurdle);
      }
    };
  }

  @Test
  void argumentsAreHandedOverAsTheyAre() throws Exception {
    Execution run =
        Execution.of(
            commands("for a in \"$@\"; do echo \"<$a>\"; done"), WHERE, "a b", "$(x)", "'");
    assertThat(run.end()).isEqualTo(new End.Exited(0));
    assertThat(run.out().lines())
        .containsExactly(
            "<--kubeconfig>",
            "<" + file + ">",
            "<--context>",
            "<it>",
            "<exec>",
            "<-n>",
            "<ns>",
            "<p>",
            "<-c>",
            "<c>",
            "<-->",
            "<a b>",
            "<$(x)>",
            "<'>");
  }

  @Test
  void itIsSaidHowTheCommandWasRun() throws Exception {
    Execution.Recorder recorder = new Execution.Recorder();
    commands("exit 0").start(WHERE, List.of("x"), recorder);
    assertThat(recorder.ended.get(20, TimeUnit.SECONDS)).isEqualTo(new End.Exited(0));
    assertThat(recorder.note).contains("was run by " + folder.resolve("kubectl"));
  }

  @Test
  void endsAreToldApartByKubectlsLastLine() throws Exception {
    record Row(String script, String err, Class<? extends End> end, String says) {}
    List<Row> rows =
        List.of(
            new Row(
                "echo mine >&2; echo command terminated with exit code 7 >&2; exit 7",
                "mine\n",
                End.Exited.class,
                "7"),
            new Row("echo one >&2; echo two >&2", "one\ntwo\n", End.Exited.class, "0"),
            new Row(
                "echo 'Error from server (NotFound): pods \"p\" not found' >&2; exit 1",
                "",
                End.Gone.class,
                "not found"),
            new Row(
                "echo 'Error from server (Forbidden): pods \"p\" is forbidden: User \"u\" cannot"
                    + " create resource \"pods/exec\" in API group' >&2; exit 1",
                "",
                End.Denied.class,
                "create on pods/exec is refused (kubectl)"),
            new Row(
                "echo 'error: exec: \"x\": executable file not found in $PATH' >&2; exit 1",
                "",
                End.NoSuchProgram.class,
                "not found"),
            new Row("echo 'Unable to connect' >&2; exit 1", "", End.Broken.class, "Unable"),
            new Row("exit 9", "", End.Broken.class, "ended with 9"));
    for (Row row : rows) {
      Execution run = Execution.of(commands(row.script), WHERE, "x");
      assertThat(run.end()).as(row.script).isInstanceOf(row.end);
      assertThat(run.end().toString()).contains(row.says);
      assertThat(run.err()).as(row.script).isEqualTo(row.err);
    }
  }

  @Test
  void aChangedKubeconfigIsNotGivenToIt() throws Exception {
    PodCommands commands = commands("touch '" + folder + "/ran'");
    Files.writeString(file, CONFIG.replace("token: t", "exec: {command: evil}"));
    assertThat(Execution.of(commands, WHERE, "x").end().toString())
        .contains("kubectl is not possible", "no longer says");
    assertThat(folder.resolve("ran")).doesNotExist();
  }

  @Test
  void withoutItTheOutcomeNamesWhatWasInTheWay() throws Exception {
    assertThat(Execution.of(commands(Map.of("PATH", "/none")), WHERE, "x").end())
        .isEqualTo(
            new End.Broken(
                "SPDY is not possible (broken), kubectl is not possible (it is not installed;"
                    + " PATH: /none)"));
  }

  @Test
  void whereRightsAreMissingItIsNotTried() throws Exception {
    Path ran = folder.resolve("ran");
    commands("touch '" + ran + "'"); // makes the program
    PodCommands commands =
        new PodCommands(
            List.of(blocked(new Hurdle(true, "User \"u\" cannot create resource \"pods/exec\""))),
            new KubectlWay(context(), Map.of("PATH", folder.toString())));
    assertThat(Execution.of(commands, WHERE, "x").end()).isInstanceOf(End.Denied.class);
    assertThat(ran).doesNotExist();
  }

  @Test
  void leavingEndsItWithWhatItHasStarted() throws Exception {
    PodCommands commands = commands("echo $$; sleep 600 & echo $!; wait");
    Execution.Recorder recorder = new Execution.Recorder();
    PodExec.Running running = commands.start(WHERE, List.of("x"), recorder);
    recorder.twoLines.get(20, TimeUnit.SECONDS);
    running.disconnect();
    assertThat(recorder.ended.get(10, TimeUnit.SECONDS)).isEqualTo(new End.Disconnected());
    for (String pid : recorder.text(recorder.out).lines().toList()) {
      ProcessHandle.of(Long.parseLong(pid))
          .ifPresent(p -> assertThat(p.onExit()).succeedsWithin(Duration.ofSeconds(10)));
    }
  }
}
