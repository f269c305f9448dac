package dev.portolan.testkit;

import dev.portolan.cluster.ClusterSession;
import dev.portolan.cluster.SessionState;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.probe.CheckListener;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Keeps what a check tells.
public final class CheckRecorder implements CheckListener {
  /// A session's listener that takes no notice.
  public static final ClusterSession.Listener DEAF =
      new ClusterSession.Listener() {
        @Override
        public void snapshot(ClusterSnapshot snapshot) {}

        @Override
        public void state(SessionState state) {}
      };

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<Finding> findings = new CopyOnWriteArrayList<>();
  private final CountDownLatch printed = new CountDownLatch(1);
  private final CompletableFuture<CheckResult> result = new CompletableFuture<>();

  /// Waits for the end.
  public CheckResult result() throws Exception {
    return result.get(2, TimeUnit.MINUTES);
  }

  /// Waits until the tool has printed something: it runs.
  public void untilItPrints() throws InterruptedException {
    if (!printed.await(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the check printed nothing for 30 s");
    }
  }

  public List<String> lines() {
    return lines;
  }

  public List<Finding> findings() {
    return findings;
  }

  @Override
  public void command(List<String> argv) {
    lines.add("$ " + String.join(" ", argv));
  }

  @Override
  public void line(boolean error, String text) {
    lines.add(text);
    printed.countDown();
  }

  @Override
  public void finding(Finding finding) {
    findings.add(finding);
  }

  @Override
  public void finished(CheckResult finished) {
    result.complete(finished);
    printed.countDown();
  }
}
