package dev.portolan.bench;

import dev.portolan.cluster.ClusterSession;
import dev.portolan.cluster.ClusterSessions;
import dev.portolan.cluster.Opening;
import dev.portolan.cluster.SessionState;
import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Viewport;
import dev.portolan.kubeconfig.KubeconfigLoader;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.paint.PaintOptions;
import dev.portolan.paint.Painter;
import dev.portolan.paint.Palette;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A process that opens the kubeconfig's context, waits until all kinds are complete, draws the map
/// of everything once, and ends.
public final class ColdOpen {
  private ColdOpen() {}

  public static void main(String[] args) throws Exception {
    long start = System.nanoTime();
    ClusterSession session =
        ClusterSessions.open(
            Opening.of(
                KubeconfigLoader.ofThisProcess().load(Path.of(args[0])).current().orElseThrow()),
            new ClusterSession.Listener() {
              @Override
              public void snapshot(ClusterSnapshot snapshot) {}

              @Override
              public void state(SessionState state) {}
            });
    ClusterSnapshot snapshot = session.synced().get(2, TimeUnit.MINUTES);
    long read = System.nanoTime();
    Diagram diagram = DiagramBuilder.build(snapshot, ChartView.ALL, null);
    long charted = System.nanoTime();
    BufferedImage image = new BufferedImage(1920, 1200, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D g = image.createGraphics();
    new Painter()
        .paint(
            g,
            diagram,
            Overlay.NONE,
            Viewport.fit(diagram.bounds(), 1920, 1200, 1.25),
            Palette.light(),
            PaintOptions.STILL);
    g.dispose();
    long painted = System.nanoTime();
    System.out.printf(
        "%d pods; ms: read %d, chart %d, paint %d%n",
        snapshot.pods().size(),
        (read - start) / 1_000_000,
        (charted - read) / 1_000_000,
        (painted - charted) / 1_000_000);
    System.exit(0);
  }
}
