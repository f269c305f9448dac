package dev.portolan.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.Batch;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.PodExec;
import dev.portolan.probe.PodExec.End;
import dev.portolan.probe.RunningCheck;
import dev.portolan.probe.Target.HostTarget;
import dev.portolan.probe.Target.PodTarget;
import dev.portolan.probe.Target.ServiceTarget;
import dev.portolan.probe.run.FakeExec.Reply;
import dev.portolan.probe.tool.Scripts;
import dev.portolan.testkit.ClusterFixture;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class BatchTest {
  private static final ClusterSnapshot SHOP = ClusterFixture.shop();
  private static final ContainerRef FROM = new ContainerRef("shop", "web-0", "main");
  private static final Batch.Ask WEB_1 =
      new Batch.Ask(1, new PodTarget(ObjectRef.pod("shop", "web-1")), 0);
  private static final Batch.Ask DB =
      new Batch.Ask(2, new ServiceTarget(ObjectRef.service("shop", "db")), 5432);
  private static final Batch.Ask HOST = new Batch.Ask(3, new HostTarget("example.org"), 443);
  private static final String TOOLS = "nc /bin/nc\npython3 /usr/bin/python3\n";

  @Test
  void oneCommandAsksAboutAllAndEachLineGoesToItsOwn() throws Exception {
    FakeExec exec =
        new FakeExec(
            TOOLS,
            c ->
                Reply.exit(
                    0,
                    """
                    1 nc: connect to 10.2.0.11 port 5432 (tcp) failed: Connection refused
                    0 Connection to 10.1.2.11 8080 port [tcp/*] succeeded!
                    0 portolan-end 0
                    1 portolan-end 1
                    2 portolan-end 1
                    """,
                    ""));
    Ear ear = run(exec, WEB_1, DB, HOST);

    assertThat(exec.asked).hasSize(1);
    List<String> command = exec.asked.getFirst();
    assertThat(command.subList(0, 5)).containsExactly("sh", "-c", Scripts.BATCH, "portolan", "16");
    assertThat(command.subList(5, 14))
        .containsExactly("8", "nc", "-n", "-z", "-v", "-w", "3", "10.1.2.11", "8080");
    assertThat(ear.outcomes())
        .isEqualTo(Map.of(1, Outcome.ANSWERED, 2, Outcome.REFUSED, 3, Outcome.FAILED));
    assertThat(ear.answer(1).summary()).isEqualTo("shop/web-0 reached 10.1.2.11:8080 (http)");
    assertThat(ear.answer(2).summary()).contains("refused");
  }

  @Test
  void aToolThatDoesNotUnderstandIsFollowedByTheNext() throws Exception {
    FakeExec exec =
        new FakeExec(
            TOOLS,
            c ->
                c.contains("nc")
                    ? Reply.exit(0, "0 nc: invalid option -- 'z'\n0 portolan-end 1\n", "")
                    : Reply.exit(0, "0 connected 1.250\n0 portolan-end 0\n", ""));
    Ear ear = run(exec, WEB_1);

    assertThat(exec.asked).hasSize(2);
    assertThat(ear.outcomes()).isEqualTo(Map.of(1, Outcome.ANSWERED));
    assertThat(ear.answer(1).findings())
        .singleElement()
        .isInstanceOfSatisfying(Finding.Connect.class, c -> assertThat(c.millis()).isEqualTo(1.25));
  }

  @Test
  void manyTargetsTakeAsManyCommandsAsAnAddressHasRoomFor() throws Exception {
    List<Batch.Ask> asks = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      asks.add(new Batch.Ask(i, new HostTarget("10.9.0." + i), 80));
    }
    FakeExec exec = new FakeExec(TOOLS, BatchTest::allConnect);
    Ear ear = run(exec, asks.toArray(new Batch.Ask[0]));

    assertThat(exec.asked).hasSizeBetween(2, 20);
    assertThat(ear.outcomes()).hasSize(100).containsValue(Outcome.ANSWERED);
    assertThat(ear.outcomes().values()).containsOnly(Outcome.ANSWERED);
  }

  @Test
  void withoutAShellEachIsAskedByItself() throws Exception {
    FakeExec exec =
        new FakeExec(
            "",
            c ->
                c.getFirst().equals("python3")
                    ? Reply.exit(0, "connected 0.500\n", "")
                    : Reply.end(new End.NoSuchProgram("executable file not found")));
    Ear ear = run(exec, WEB_1, DB);

    assertThat(ear.outcomes()).isEqualTo(Map.of(1, Outcome.ANSWERED, 2, Outcome.ANSWERED));
    assertThat(exec.asked).filteredOn(c -> c.getFirst().equals("nc")).hasSize(1);
  }

  @Test
  void withoutAnyToolAllAreToldSo() throws Exception {
    FakeExec exec = new FakeExec("ping /bin/ping\n", c -> Reply.exit(0, "", ""));
    Ear ear = run(exec, WEB_1, DB);

    assertThat(exec.asked).isEmpty();
    assertThat(ear.outcomes().values()).containsOnly(Outcome.TOOL_MISSING);
  }

  @Test
  void aRefusalOfTheServerIsToldOnceForAll() throws Exception {
    FakeExec exec = new FakeExec(TOOLS, c -> Reply.end(new End.Denied(403, "no pods/exec")));
    Ear ear = run(exec, WEB_1, DB);

    assertThat(ear.outcomes().values()).containsOnly(Outcome.NOT_PERMITTED);
    assertThat(ear.answer(2).summary()).contains("403");
  }

  @Test
  void aTargetThatCannotBeIsAnsweredWithoutAsking() throws Exception {
    FakeExec exec = new FakeExec(TOOLS, BatchTest::allConnect);
    Ear ear =
        run(
            exec,
            new Batch.Ask(7, new HostTarget("-f; rm -rf /"), 80),
            new Batch.Ask(8, new PodTarget(ObjectRef.pod("shop", "nobody")), 80));

    assertThat(exec.asked).isEmpty();
    assertThat(ear.outcomes()).isEqualTo(Map.of(7, Outcome.UNRESOLVED, 8, Outcome.FAILED));
  }

  @Test
  void rubbishIsNoAnswer() throws Exception {
    FakeExec exec =
        new FakeExec(
            TOOLS,
            c ->
                Reply.exit(
                    0, "99999 x\n-1 connected\n77 portolan-end 0\n\u0000\u0007\nconnected\n", ""));
    Ear ear = run(exec, WEB_1);

    assertThat(ear.outcomes()).hasSize(1);
    assertThat(ear.answer(1).findings()).allMatch(f -> f.outcome() != Outcome.UNREACHABLE);
  }

  @Test
  void cancelEndsTheRemoteProcessAndAnswersTheRest() throws Exception {
    FakeExec exec = new FakeExec(TOOLS, c -> Reply.hang("0 portolan-end 0\n"));
    Ear ear = new Ear();
    RunningCheck check = probes(exec).start(batch(WEB_1, DB), SHOP, ear);
    assertThat(exec.hanging.await(20, TimeUnit.SECONDS)).isTrue();
    check.cancel();
    ear.end.get(20, TimeUnit.SECONDS);

    assertThat(exec.killed).containsExactly(List.of("4242", "999"));
    assertThat(ear.outcomes().values()).containsOnly(Outcome.CANCELLED);
  }

  /// As nc does for each of the commands in the batch.
  private static Reply allConnect(List<String> command) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int i = 5; i < command.size(); i += 1 + Integer.parseInt(command.get(i))) {
      out.append(at).append(" Connection to x 80 port [tcp/*] succeeded!\n");
      out.append(at++).append(" portolan-end 0\n");
    }
    return Reply.exit(0, out.toString(), "");
  }

  private static Ear run(FakeExec exec, Batch.Ask... asks) throws Exception {
    Ear ear = new Ear();
    probes(exec).start(batch(asks), SHOP, ear);
    ear.end.get(20, TimeUnit.SECONDS);
    return ear;
  }

  private static Batch batch(Batch.Ask... asks) {
    return new Batch(FROM, List.of(asks), Duration.ofSeconds(60));
  }

  private static Probes probes(PodExec exec) {
    Limits quick =
        new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(100));
    return new Probes(exec, Clock.systemUTC(), Thread.ofVirtual().factory(), quick);
  }

  /// Keeps what a batch tells.
  private static final class Ear implements Batch.Listener {
    private final List<Batch.Answered> answers = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<String> end = new CompletableFuture<>();

    @Override
    public void command(List<String> argv) {
      // What was asked is looked up in the container.
    }

    @Override
    public void answered(Batch.Answered answer) {
      answers.add(answer);
    }

    @Override
    public void finished(String worry) {
      end.complete(worry);
    }

    private Map<Integer, Outcome> outcomes() {
      Map<Integer, Outcome> outcomes = new TreeMap<>();
      Function<Batch.Answered, Outcome> outcome = Batch.Answered::outcome;
      answers.forEach(
          a -> assertThat(outcomes.put(a.id(), outcome.apply(a))).as("told twice").isNull());
      return outcomes;
    }

    private Batch.Answered answer(int id) {
      return answers.stream().filter(a -> a.id() == id).findFirst().orElseThrow();
    }
  }
}
