package dev.portolan.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.capture.CaptureEnd.Why;
import dev.portolan.capture.CaptureListener.Count;
import dev.portolan.capture.CaptureRequest.Bounds;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.Container.Role;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.PodExec;
import dev.portolan.probe.PodExec.End;
import dev.portolan.probe.tool.Scripts;
import dev.portolan.testkit.ClusterFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Captures against a scripted container.
final class CaptureRunTest {
  private static final ContainerRef APP = new ContainerRef("shop", "web", "app");
  private static final byte[] RECORDED = Captured.bytes("lab-any.pcap");

  private final Scripted exec = new Scripted();
  private final Heard heard = new Heard();
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  @Test
  void listsAndKeepsWhatComesUntilThereAreEnough() {
    exec.prints(RECORDED);
    CaptureEnd end = run(new Bounds(Duration.ofMinutes(1), 1 << 20, 5, 256));
    assertThat(end.why()).isEqualTo(Why.COUNT);
    assertThat(end.count().packets()).isEqualTo(5);
    assertThat(end.dropped()).isEqualTo(7);
    assertThat(heard.packets).extracting(Packet::number).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(exec.killed).containsExactly(List.of("4242", "999"));
    assertThat(file.size()).isGreaterThan(500);
    assertThat(heard.argv)
        .containsExactly(
            "timeout", "70", "tcpdump", "-i", "any", "-n", "-U", "-s", "256", "-c", "5", "-w", "-",
            "--", "port 80");
  }

  @Test
  void stopsAtItsSizeAndAtItsTime() {
    exec.prints(RECORDED);
    assertThat(run(new Bounds(Duration.ofMinutes(1), 1024, 1000, 256)).why()).isEqualTo(Why.SIZE);
    CaptureEnd end = run(new Bounds(Duration.ofSeconds(1), 1 << 20, 1000, 256));
    assertThat(end.why()).isEqualTo(Why.TIME);
    assertThat(end.summary()).isEqualTo("21 packets in 1 s.");
    assertThat(exec.killed).hasSize(2);
  }

  @Test
  void stopEndsTcpdumpAndKeepsThePackets() {
    exec.prints(RECORDED);
    CaptureRun run = of(Bounds.USUAL, file);
    heard.onPackets = run::stop;
    run.run();
    assertThat(heard.end().why()).isEqualTo(Why.STOPPED);
    assertThat(heard.end().count().packets()).isEqualTo(21);
    assertThat(exec.killed).hasSize(1);
    assertThat(exec.open).isZero();
  }

  @Test
  void goesToTheDebugContainerThenToTheOthers() {
    exec.prints(RECORDED);
    exec.without.add("app");
    run(new Bounds(Duration.ofMinutes(1), 1 << 20, 3, 256));
    assertThat(heard.in).isEqualTo(new ContainerRef("shop", "web", "debugger"));
    exec.forbids.add("debugger");
    CaptureEnd end = run(new Bounds(Duration.ofMinutes(1), 1 << 20, 3, 256));
    assertThat(heard.in).isEqualTo(new ContainerRef("shop", "web", "sidecar"));
    assertThat(end.why()).isEqualTo(Why.COUNT);
    exec.without.add("sidecar");
    assertThat(run(Bounds.USUAL).why())
        .as("the right is what is missing")
        .isEqualTo(Why.NOT_PERMITTED);
    exec.without.add("debugger");
    assertThat(run(Bounds.USUAL).why()).isEqualTo(Why.TOOL_MISSING);
    assertThat(heard.end().advice()).contains("debug container");
  }

  @ParameterizedTest
  @CsvSource({
    "refused, 'exec of pods is not for you', The server refused to run a command in shop/web/app (403)",
    "gone, 'pods \"web\" not found', The pod is gone",
    "broken, 'connection reset', The connection to the container broke"
  })
  void saysWhyItCouldNot(String how, String message, String summary) {
    exec.end =
        switch (how) {
          case "refused" -> new End.Denied(403, message);
          case "gone" -> new End.Gone(message);
          default -> new End.Broken(message);
        };
    CaptureEnd end = run(Bounds.USUAL);
    assertThat(end.why()).isEqualTo(Why.FAILED);
    assertThat(end.summary()).startsWith(summary).contains(message);
  }

  @Test
  void aPodThatGoesInTheMiddleLeavesWhatCame() {
    exec.prints(RECORDED);
    exec.after = new End.Broken("container killed");
    CaptureEnd end = run(Bounds.USUAL);
    assertThat(end.why()).isEqualTo(Why.FAILED);
    assertThat(end.count().packets()).isEqualTo(21);
    assertThat(end.summary()).contains("container killed");
  }

  @Test
  void rubbishAndAFullDiskEndIt() {
    exec.prints("Segmentation fault, dumped core\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(run(Bounds.USUAL).summary())
        .contains("Not a stream of packets")
        .contains("Segmentation");
    exec.prints(RECORDED);
    of(
            Bounds.USUAL,
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("no space left");
              }
            })
        .run();
    assertThat(heard.end().summary()).isEqualTo("The packets could not be written: no space left");
    assertThat(exec.killed).hasSize(2);
  }

  @Test
  void aFilterThatIsNoneIsNeverRun() {
    new CaptureRun(exec, new CaptureRequest(APP, "-z sh", Bounds.USUAL), index(), file, heard)
        .run();
    assertThat(heard.end().why()).isEqualTo(Why.FAILED);
    assertThat(exec.asked).isEmpty();
  }

  private CaptureEnd run(Bounds bounds) {
    of(bounds, file).run();
    return heard.end();
  }

  private CaptureRun of(Bounds bounds, OutputStream to) {
    return new CaptureRun(exec, new CaptureRequest(APP, "port 80", bounds), index(), to, heard);
  }

  private static SnapshotIndex index() {
    Metadata meta = Metadata.of(ObjectRef.pod("shop", "web"), Map.of());
    Pod plain = ClusterFixture.pod(meta, "node-1", "10.1.1.1", true);
    List<Container> containers =
        List.of(
            container("app", Role.MAIN),
            container("sidecar", Role.MAIN),
            container("debugger", Role.EPHEMERAL));
    Pod pod =
        new Pod(meta, "node-1", plain.ips(), false, plain.phase(), plain.health(), containers);
    ClusterSnapshot snapshot = new ClusterFixture().namespace("shop").add(pod).build();
    return new SnapshotIndex(snapshot);
  }

  private static Container container(String name, Role role) {
    return new Container(name, role, "i:1", "", List.of(), Container.Status.RUNNING, "");
  }

  /// Containers with and without a tcpdump that prints what it is told to, and hangs until killed.
  private static final class Scripted implements PodExec {
    final List<List<String>> asked = new CopyOnWriteArrayList<>();
    final List<List<String>> killed = new CopyOnWriteArrayList<>();
    final List<String> without = new ArrayList<>();
    final List<String> forbids = new ArrayList<>();
    End end = new End.Exited(0);
    End after = new End.Disconnected();
    int open;
    private byte[] output = {};
    private Runnable hanging = () -> {};

    void prints(byte[] bytes) {
      output = bytes;
    }

    @Override
    public Running start(ContainerRef where, List<String> argv, Listener listener) {
      asked.add(argv);
      open++;
      String script = argv.get(2);
      if (!(end instanceof End.Exited)) {
        listener.ended(end);
      } else if (script.equals(Scripts.FIND)) {
        String found = without.contains(where.container()) ? "" : "tcpdump /usr/bin/tcpdump\n";
        listener.output(
            false, (found + "timeout /usr/bin/timeout\n").getBytes(StandardCharsets.UTF_8));
        listener.ended(new End.Exited(0));
      } else if (script.equals(Scripts.END)) {
        killed.add(argv.subList(4, argv.size()));
        hanging.run();
        listener.ended(new End.Exited(0));
      } else {
        dump(where, listener);
      }
      return () -> open--;
    }

    private void dump(ContainerRef where, Listener listener) {
      say(listener, "portolan-pid 4242 999\n");
      if (forbids.contains(where.container())) {
        say(listener, "tcpdump: any: You don't have permission to perform this capture\n");
        listener.ended(new End.Exited(1));
        return;
      }
      listener.output(false, output);
      if (after instanceof End.Disconnected) {
        hanging =
            () -> {
              say(listener, "5 packets captured\n7 packets dropped by kernel\n");
              listener.ended(new End.Exited(0));
            };
      } else {
        listener.ended(after);
      }
    }

    private static void say(Listener listener, String text) {
      listener.output(true, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /// Remembers what a capture told.
  private static final class Heard implements CaptureListener {
    final List<Packet> packets = new ArrayList<>();
    final List<CaptureEnd> ends = new ArrayList<>();
    List<String> argv = List.of();
    ContainerRef in = APP;
    Runnable onPackets = () -> {};

    CaptureEnd end() {
      return ends.getLast();
    }

    @Override
    public void started(ContainerRef where, List<String> command) {
      in = where;
      argv = command;
    }

    @Override
    public void packets(List<Packet> came, Count count) {
      packets.addAll(came);
      onPackets.run();
    }

    @Override
    public void finished(CaptureEnd how) {
      ends.add(how);
    }
  }
}
