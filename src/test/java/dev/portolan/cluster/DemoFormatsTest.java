package dev.portolan.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.demo.DemoCluster;
import dev.portolan.demo.DemoOptions;
import dev.portolan.demo.DemoWeather;
import dev.portolan.demo.server.Fault;
import dev.portolan.demo.server.Fault.Point;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.KubeconfigLoader;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A session with a demo cluster of many pods, whose list comes in either format: as pages of
/// protobuf, or, where the server has JSON alone, as one page and a stream (WatchList).
@Timeout(120)
final class DemoFormatsTest {
  /// Enough for a stream.
  private static final int PODS = 2_700;

  private static final Fault TROUBLE = new Fault.Status(500, Duration.ZERO);

  @TempDir private Path folder;

  @Test
  void theSamePictureComesOutOfBoth() throws Exception {
    try (DemoCluster demo = DemoCluster.start(DemoOptions.still(PODS, 7))) {
      KubeContext context =
          KubeconfigLoader.ofThisProcess()
              .load(demo.writeKubeconfig(folder))
              .current()
              .orElseThrow();
      DemoWeather weather = demo.control().weather();
      agree(demo, context);
      // a list that is streamed asks for no second page
      weather.protobuf(false);
      weather.arm(Point.CONTINUE, TROUBLE, Integer.MAX_VALUE);
      agree(demo, context);
      // and where nothing is streamed it comes in pages, broken in the middle of one
      weather.arm(Point.CONTINUE, new Fault.Cut(300_000), 1);
      weather.watchList(false);
      agree(demo, context);
      weather.heal();
      weather.arm(Point.CONTINUE, new Fault.Cut(30_000), 1);
      agree(demo, context);
    }
  }

  private static void agree(DemoCluster demo, KubeContext context) throws Exception {
    int pods = demo.control().objects("Pod").size();
    Watching news = new Watching();
    try (ClusterSession session = ClusterSessions.open(Opening.of(context), news)) {
      ClusterSnapshot whole =
          news.awaitSnapshot(
              s ->
                  s.pods().size() == pods
                      && s.coverage().values().stream().allMatch(Coverage::complete));
      assertThat(FreshList.difference(demo.control(), whole)).isEmpty();
      assertThat(session.state()).isInstanceOf(SessionState.Live.class);
    }
  }
}
