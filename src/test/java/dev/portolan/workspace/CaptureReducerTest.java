package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.capture.CaptureEnd;
import dev.portolan.capture.CaptureEnd.Why;
import dev.portolan.capture.CaptureListener.Count;
import dev.portolan.capture.Packet;
import dev.portolan.probe.ContainerRef;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.Captures.Capture;
import dev.portolan.workspace.Workspace.Notice;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CaptureReducerTest {
  private static final ContainerRef WEB = new ContainerRef("shop", "web-0", "");
  private final Workbench bench = new Workbench().open(ClusterFixture.shop());

  @Test
  void startsInThePodsFirstContainerAndShowsThePage() {
    long id = start();
    Capture capture = captures().shownOne().orElseThrow();
    assertThat(capture.request().where()).isEqualTo(new ContainerRef("shop", "web-0", "main"));
    assertThat(bench.now().wire().drawer()).isEqualTo(Drawer.CAPTURE);
    assertThat(tasks())
        .containsExactly(new CaptureTask.Start(id, capture.request(), bench.opened().snapshot()));
    send(new CaptureStep.Begun(id, Instant.ofEpochSecond(4), true));
    assertThat(captures().shownOne().orElseThrow().started()).isEqualTo(Instant.ofEpochSecond(4));
  }

  @Test
  void keepsTheNewestPacketsAndNothingAfterTheEnd() {
    long id = start();
    for (int i = 0; i < 3; i++) {
      send(new CaptureStep.Came(id, packets(i * 2000, 2000), new Count((i + 1) * 2000L, 9)));
    }
    Capture capture = captures().capture(id).orElseThrow();
    assertThat(capture.packets()).hasSize(CaptureReducer.MAX_PACKETS);
    assertThat(capture.packets().getLast().number()).isEqualTo(5999);
    assertThat(capture.count().packets()).isEqualTo(6000);
    CaptureEnd end = new CaptureEnd(Why.STOPPED, "x", "", new Count(6000, 9), 0);
    send(new CaptureStep.Ended(id, end), new CaptureStep.Came(id, packets(0, 1), Count.NONE));
    assertThat(captures().capture(id).orElseThrow().count().packets()).isEqualTo(6000);
    assertThat(captures().running()).isZero();
  }

  @Test
  void refusesWhatCannotBeCaptured() {
    send(new CaptureStep.Start(WEB, "-w /tmp/x"));
    send(new CaptureStep.Start(new ContainerRef("shop", "gone", ""), ""));
    for (int i = 0; i <= CaptureReducer.MAX_RUNNING; i++) {
      send(new CaptureStep.Start(WEB, ""));
    }
    assertThat(bench.now().notices())
        .extracting(Notice::text)
        .anyMatch(t -> t.startsWith("The filter is not understood"))
        .contains("Choose the pod to capture in.", "4 captures are running. Stop one first.");
    assertThat(captures().all()).hasSize(CaptureReducer.MAX_RUNNING);
  }

  @Test
  void aProtectedContextAsksForItsNameFirst() {
    ContextPreference plain = bench.now().preference();
    bench.send(new Intent.Prefer(bench.opened().context().id(), plain.withGuarded(true)));
    send(new CaptureStep.Start(WEB, ""));
    assertThat(tasks()).isEmpty();
    send(new CaptureStep.Confirm("no"));
    assertThat(tasks()).isEmpty();
    send(new CaptureStep.Confirm("prod"));
    assertThat(tasks()).hasSize(1);
    assertThat(captures().asking()).isNull();
  }

  @Test
  void dropsTheOldestThatHaveEndedWithTheirFiles() {
    CaptureEnd end = new CaptureEnd(Why.STOPPED, "x", "", Count.NONE, 0);
    long first = start();
    send(new CaptureStep.Ended(first, end));
    for (int i = 0; i < CaptureReducer.MAX_KEPT; i++) {
      send(new CaptureStep.Ended(start(), end));
    }
    assertThat(captures().all()).hasSize(CaptureReducer.MAX_KEPT);
    assertThat(tasks()).contains(new CaptureTask.Drop(first));
    long shown = captures().shown();
    send(new CaptureStep.Drop(shown));
    assertThat(captures().shown()).isNotEqualTo(shown).isPositive();
  }

  private long start() {
    send(new CaptureStep.Start(WEB, "port 80"));
    return captures().shown();
  }

  private void send(CaptureStep... steps) {
    for (CaptureStep step : steps) {
      bench.send(new Intent.OnCapture(step));
    }
  }

  private Captures captures() {
    return bench.now().wire().captures();
  }

  private List<CaptureTask> tasks() {
    return bench.effects(Effect.OfCapture.class).stream().map(Effect.OfCapture::task).toList();
  }

  private static List<Packet> packets(int from, int count) {
    Packet.End end = new Packet.End("10.1.1.1", 80, "");
    return IntStream.range(from, from + count)
        .mapToObj(i -> new Packet(i, Instant.EPOCH, Packet.Way.IN, end, end, "TCP", "SYN", 60))
        .toList();
  }
}
