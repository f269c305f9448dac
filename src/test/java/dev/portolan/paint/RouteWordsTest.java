package dev.portolan.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Detail;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Viewport;
import dev.portolan.model.Ingress;
import dev.portolan.model.Kind;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PortRef;
import dev.portolan.testkit.ClusterFixture;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written on routes stands on no box and on no other words, however many there are.
final class RouteWordsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 12})
  void wordsOfManyIngressesKeepApart(int ingresses) {
    Diagram chart = DiagramBuilder.build(crowded(ingresses).build(), ChartView.ALL, null);
    BufferedImage image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
    Viewport view = Viewport.fit(chart.bounds(), 800, 600, 1);
    Viewport near = new Viewport(view.x(), view.y(), 1, 800, 600);
    Pen pen =
        new Pen(image.createGraphics(), new Faces(), near, Palette.light(), PaintOptions.STILL);
    WordPainter painter = new WordPainter(pen, chart, Detail.ALL);
    List<Route> worded = chart.routes().stream().filter(r -> !r.words().isEmpty()).toList();
    worded.forEach(painter::draw);
    List<Rect> places = painter.taken();
    assertThat(worded).hasSize(3 * ingresses);
    assertThat(places).isNotEmpty().hasSizeLessThanOrEqualTo(worded.size());
    if (ingresses == 1) {
      assertThat(places).as("where there is room, every edge has its words").hasSize(3);
    }
    List<Rect> boxes = new ArrayList<>();
    chart.boxes().stream()
        .filter(b -> b.shape() != Shape.NAMESPACE)
        .forEach(b -> boxes.add(b.rect()));
    for (int i = 0; i < places.size(); i++) {
      Rect place = places.get(i);
      assertThat(boxes).noneMatch(place::intersects);
      assertThat(places.subList(0, i)).noneMatch(place::intersects);
    }
  }

  @Test
  void whatTheCardSaysIsNotSaidOnItsLine() {
    ClusterFixture f = new ClusterFixture().namespace("shop").deployment("shop", "web", 1);
    f.service("shop", "web", "10.2.0.1", Map.of("app", "web"), 80, 8080);
    Ingress.Backend backend = new Ingress.Backend("web", PortRef.of(80));
    for (String host : List.of("a.example", "a-name-much-too-long-for-any-card.example")) {
      ObjectRef ref = new ObjectRef(Kind.INGRESS, "shop", "site-" + host.length());
      Ingress.Rule rule = new Ingress.Rule(host, List.of(new Ingress.Path("/", "Prefix", backend)));
      f.add(
          new Ingress(
              Metadata.of(ref, Map.of()), "nginx", List.of(rule), null, List.of("*"), List.of()));
    }
    Diagram chart = DiagramBuilder.build(f.build(), ChartView.ALL, null);
    BufferedImage image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
    Viewport near = new Viewport(0, 0, 1, 800, 600);
    Pen pen =
        new Pen(image.createGraphics(), new Faces(), near, Palette.light(), PaintOptions.STILL);
    WordPainter painter = new WordPainter(pen, chart, Detail.ALL);
    List<Route> worded = chart.routes().stream().filter(r -> !r.words().isEmpty()).toList();
    assertThat(worded).hasSize(2);
    worded.forEach(painter::draw);
    assertThat(painter.taken()).hasSize(1);
  }

  private static ClusterFixture crowded(int ingresses) {
    ClusterFixture f = new ClusterFixture().namespace("shop");
    List<Ingress.Rule> rules = new ArrayList<>();
    for (String name : List.of("web", "cart", "db")) {
      f.deployment("shop", name, 2);
      f.service("shop", name, "10.2.0.1", Map.of("app", name), 80, 8080);
      Ingress.Backend backend = new Ingress.Backend(name, PortRef.of(80));
      rules.add(
          new Ingress.Rule(
              name + ".shop.example", List.of(new Ingress.Path("/" + name, "Prefix", backend))));
    }
    for (int i = 0; i < ingresses; i++) {
      ObjectRef ref = new ObjectRef(Kind.INGRESS, "shop", "site-" + i);
      f.add(new Ingress(Metadata.of(ref, Map.of()), "nginx", rules, null, List.of("*"), List.of()));
    }
    return f;
  }
}
