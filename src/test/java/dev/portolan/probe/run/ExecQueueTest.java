package dev.portolan.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.ExecLimits;
import dev.portolan.probe.PodExec;
import dev.portolan.probe.PodExec.End;
import dev.portolan.probe.PodExec.Listener;
import dev.portolan.probe.PodExec.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ExecQueueTest {
  /// Starts what it is given and ends it when told.
  private static final class Held implements PodExec {
    final List<String> begun = new ArrayList<>();
    final List<Listener> listeners = new ArrayList<>();

    @Override
    public Running start(ContainerRef container, List<String> argv, Listener listener) {
      begun.add(container.pod());
      listeners.add(listener);
      return () -> listener.ended(new End.Disconnected());
    }
  }

  /// What a command hears, in words.
  private static final class Told implements Listener {
    final List<String> words = new ArrayList<>();

    @Override
    public void output(boolean error, byte[] chunk) {}

    @Override
    public void queued(int ahead) {
      words.add("queued " + ahead);
    }

    @Override
    public void begun() {
      words.add("begun");
    }

    @Override
    public void ended(End end) {
      words.add("ended");
    }
  }

  private final Held held = new Held();
  private final List<Told> told = new ArrayList<>();
  private final List<Running> running = new ArrayList<>();

  private ExecQueue queue(int cluster, int node) {
    return new ExecQueue(held, r -> r.namespace(), () -> new ExecLimits(cluster, node));
  }

  /// @param node stands in the namespace's place
  private void start(ExecQueue queue, String node, String pod) {
    Told told = new Told();
    this.told.add(told);
    running.add(queue.start(new ContainerRef(node, pod, "main"), List.of("true"), told));
  }

  @Test
  void startsSoManyAtOnceAndTheRestInOrder() {
    ExecQueue queue = queue(2, 2);
    IntStream.range(0, 4).forEach(i -> start(queue, "n" + i, "p" + i));

    assertThat(held.begun).containsExactly("p0", "p1");
    assertThat(told.get(2).words).containsExactly("queued 0");
    assertThat(told.get(3).words).containsExactly("queued 1");
    held.listeners.getFirst().ended(new End.Exited(0));
    assertThat(held.begun).containsExactly("p0", "p1", "p2");
    assertThat(told.get(2).words).containsExactly("queued 0", "begun");
    assertThat(queue.waiting()).isEqualTo(1);
  }

  @Test
  void aBusyNodeLetsOthersPass() {
    ExecQueue queue = queue(10, 1);
    start(queue, "a", "a1");
    start(queue, "a", "a2");
    start(queue, "b", "b1");

    assertThat(held.begun).containsExactly("a1", "b1");
    held.listeners.getFirst().ended(new End.Exited(0));
    assertThat(held.begun).containsExactly("a1", "b1", "a2");
  }

  @Test
  void whatWaitsIsDroppedWithoutHavingRun() {
    ExecQueue queue = queue(1, 1);
    start(queue, "a", "a1");
    start(queue, "a", "a2");
    running.getLast().disconnect();

    assertThat(told.getLast().words).containsExactly("queued 0", "ended");
    assertThat(queue.waiting()).isZero();
    held.listeners.getFirst().ended(new End.Exited(0));
    assertThat(held.begun).containsExactly("a1");
  }

  @Test
  void whatIsUrgentDoesNotWait() {
    ExecQueue queue = queue(1, 1);
    start(queue, "a", "a1");
    queue.urgent().start(new ContainerRef("a", "kill", "main"), List.of("true"), new Told());

    assertThat(held.begun).containsExactly("a1", "kill");
  }

  @Test
  void placesComeBackHoweverACommandEnds() {
    ExecQueue queue = queue(1, 1);
    for (int i = 0; i < 100; i++) {
      start(queue, "a", "p" + i);
      running.getLast().disconnect();
    }
    assertThat(held.begun).hasSize(100);
    assertThat(queue.waiting()).isZero();
  }
}
