package dev.portolan.ui.map;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.testkit.Workbench;
import dev.portolan.ui.parts.Zoomed;
import dev.portolan.workspace.Intent;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The overview is as dense as the screen, whatever the size of the window's text.
final class MinimapTest {
  private final Workbench bench = new Workbench().open(ClusterFixture.shop());

  @BeforeEach
  void start() throws Exception {
    HeadlessFx.start();
    bench.send(
        new Intent.PictureReady(
            bench.epoch(),
            DiagramBuilder.build(
                ClusterFixture.shop(), bench.now().map().view(), bench.now().diagram())));
  }

  /// A surface that notes what is asked of it.
  private record NotingSurface(Node node, List<Picture> asked) implements MapSurface {
    NotingSurface() {
      this(new Pane(), new ArrayList<>());
    }

    @Override
    public void show(Picture picture) {
      asked.add(picture);
    }

    @Override
    public void close() {}
  }

  @Test
  void isDrawnInTheScreensPixels() throws Exception {
    NotingSurface small = new NotingSurface();
    Zoomed[] zoomed = new Zoomed[1];
    Minimap[] minimap = new Minimap[1];
    Stage stage =
        call(
            () -> {
              MapView map = new MapView(bench.store, new NotingSurface());
              map.node().resize(300, 200);
              map.render(bench.now());
              map.camera().zoom(4);
              minimap[0] = new Minimap(map, small);
              zoomed[0] = new Zoomed(new Pane(minimap[0].node()));
              Stage made = new Stage();
              made.setScene(new Scene(zoomed[0], 600, 400));
              made.show();
              minimap[0].render(bench.now());
              return made;
            });
    run(
        () -> {
          zoomed[0].zoom(2);
          minimap[0].render(bench.now());
          minimap[0].render(bench.now());
        });
    assertThat(small.asked()).extracting(MapSurface.Picture::outputScale).containsExactly(1.0, 2.0);
    run(stage::close);
  }
}
