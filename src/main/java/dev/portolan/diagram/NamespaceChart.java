package dev.portolan.diagram;

import dev.portolan.diagram.ChartIndex.Sink;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Facts.Inside;
import dev.portolan.diagram.Narrator.Inscription;
import dev.portolan.diagram.Narrator.Sight;
import dev.portolan.layout.Area;
import dev.portolan.layout.Metrics;
import dev.portolan.layout.NamespacePlan;
import dev.portolan.layout.Seats;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.topology.NamespaceGraph;
import dev.portolan.topology.Same;
import dev.portolan.topology.Vertex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One namespace of a chart. It knows nothing of where on the chart it is: whoever asks says so. It
/// keeps no boxes; they are made when they are asked for, from the snapshot's objects and the plan.
final class NamespaceChart {
  private final NamespacePlan plan;
  private final Sight sight;
  private final String note;
  private final double width;
  private final double height;
  private final double top;
  private final List<Route> routes;
  private final Worldly.Gates gates;

  /// The first service, workload and ingress among the cards: lone pods come before them.
  private final int services;

  private final int workloads;
  private final int ingresses;

  private NamespaceChart(
      NamespacePlan plan, Sight sight, Area frame, List<Route> routes, Worldly.Gates gates) {
    this.gates = gates;
    this.plan = plan;
    this.sight = sight;
    this.note = Narrator.contents(plan.graph(), sight);
    this.width = frame.width();
    this.height = frame.height();
    this.top = Metrics.namespaceHeading(frame.width());
    this.routes = routes;
    String name = plan.graph().name();
    this.services = first(new ObjectRef(Kind.SERVICE, name, ""));
    this.workloads = first(new ObjectRef(Kind.DEPLOYMENT, name, ""));
    this.ingresses = first(new ObjectRef(Kind.INGRESS, name, ""));
  }

  private int first(ObjectRef from) {
    int at = graph().position(from);
    return at < 0 ? -1 - at : at;
  }

  /// The chart of a namespace, the one before where nothing changed.
  static NamespaceChart next(
      NamespacePlan plan, Sight sight, Area frame, @Nullable NamespaceChart before) {
    boolean framed =
        before != null && before.width == frame.width() && before.height == frame.height();
    if (before != null && framed && before.plan == plan && before.sight.equals(sight)) {
      return before;
    }
    boolean placed = before != null && framed && plan.sameAreas(before.plan);
    List<Route> ways = before != null && placed ? before.routes : null;
    Worldly.Gates gates =
        before != null && Same.one(before.graph(), plan.graph())
            ? before.gates
            : Worldly.Gates.of(plan.graph());
    NamespaceChart bare = new NamespaceChart(plan, sight, frame, List.of(), gates);
    List<Route> routes = ways == null ? bare.ways() : Ways.with(ways, plan.graph().links());
    return new NamespaceChart(plan, sight, frame, routes, gates);
  }

  private List<Route> ways() {
    List<Solid> solids = new ArrayList<>();
    if (plan.closed()) {
      return List.of();
    }
    solids(Rect.ZERO, solids::add);
    Rect frame = new Rect(0, 0, width, height);
    return List.copyOf(new Router(frame, solids).routes(graph().links()));
  }

  NamespaceGraph graph() {
    return plan.graph();
  }

  /// What the outside world comes in by, and what leads out to it.
  Worldly.Gates gates() {
    return gates;
  }

  List<Route> routes() {
    return routes;
  }

  /// True when no card stands elsewhere in the other.
  boolean standsAs(NamespaceChart o) {
    return Same.one(this, o) || plan.sameAreas(o.plan);
  }

  /// How many boxes of a shape it has.
  int count(Shape shape) {
    return switch (shape) {
      case NAMESPACE -> 1;
      case WORKLOAD -> ingresses - workloads;
      case POD -> graph().podCount();
      case SERVICE -> workloads - services;
      case INGRESS -> graph().cards().size() - ingresses;
    };
  }

  /// A box by its number among those of its shape, in the order of their references.
  ///
  /// @param at the namespace's place on the chart; only its corner counts
  Box box(Shape shape, int number, Rect at) {
    return switch (shape) {
      case NAMESPACE -> frame(at);
      case WORKLOAD -> card(workloads + number, at);
      case POD -> pod(graph().pod(number), at);
      case SERVICE -> card(services + number, at);
      case INGRESS -> card(ingresses + number, at);
    };
  }

  Optional<Box> box(ObjectRef ref, Rect at) {
    if (graph().self().ref().equals(ref)) {
      return Optional.of(frame(at));
    }
    if (ref.kind() == Kind.POD) {
      return graph().pod(ref).map(p -> pod(p, at));
    }
    int position = graph().position(ref);
    return position < 0 ? Optional.empty() : Optional.of(card(position, at));
  }

  Box frame(Rect at) {
    Rect rect = new Rect(at.x(), at.y(), width, height);
    return Narrator.namespace(graph().self(), rect, new Inscription(note, sight, plan.closed()));
  }

  private Box card(int position, Rect at) {
    return card(position, rect(position, at), Detail.ALL);
  }

  private Box card(int position, Rect rect, Detail detail) {
    return Narrator.card(
        graph().cards().get(position), rect, detail.wording(rect.width()), inside(position));
  }

  private Inside inside(int card) {
    Seats seats = plan.seats(card);
    return seats == null ? Inside.NOTHING : new Inside(seats.folded(), seats.seatWidth());
  }

  private Rect rect(int card, Rect at) {
    return rect(plan.area(card), at);
  }

  private Rect rect(Area area, Rect at) {
    return rect(area, at.x() + Metrics.NAMESPACE_PAD, at.y() + top);
  }

  private static Rect rect(Area area, double x, double y) {
    return new Rect(x + area.x(), y + area.y(), area.width(), area.height());
  }

  private Box pod(Pod pod, Rect at) {
    int home = graph().position(graph().standing(pod));
    Seats seats = plan.seats(home);
    if (seats == null) {
      return Narrator.card(Vertex.of(pod), rect(home, at), true);
    }
    return seated(seats, seats.crew().position(pod.ref()), rect(home, at));
  }

  private static Box seated(Seats seats, int number, Rect workload) {
    Rect place = rect(seats.area(number), workload.x(), workload.y());
    return Narrator.card(Vertex.of(seats.crew().pods().get(number)), place, true);
  }

  /// Hands out the boxes inside the frame that touch an area, those of a shape before those of the
  /// next.
  void collect(Shape shape, Rect area, Rect at, Sink sink) {
    switch (shape) {
      case NAMESPACE -> sink.found().accept(frame(at));
      case WORKLOAD -> cards(workloads, ingresses, area, at, sink);
      case POD -> {
        cards(0, services, area, at, sink);
        pods(area, at, sink);
      }
      case SERVICE -> cards(services, workloads, area, at, sink);
      case INGRESS -> cards(ingresses, graph().cards().size(), area, at, sink);
    }
  }

  private void cards(int from, int to, Rect area, Rect at, Sink sink) {
    near(from, to, area, at, (i, rect) -> sink.found().accept(card(i, rect, sink.detail())));
  }

  /// Takes a card by its position, with its place.
  private interface Card {
    void take(int position, Rect rect);
  }

  /// Hands out those of the cards that an area has some of.
  private void near(int from, int to, Rect area, Rect at, Card found) {
    for (NamespacePlan.Patch patch : plan.patches()) {
      if (patch.to() <= from || patch.from() >= to || !rect(patch.area(), at).intersects(area)) {
        continue;
      }
      for (int i = Math.max(from, patch.from()); i < Math.min(to, patch.to()); i++) {
        Rect rect = rect(i, at);
        if (rect.intersects(area)) {
          found.take(i, rect);
        }
      }
    }
  }

  private void pods(Rect area, Rect at, Sink sink) {
    near(
        workloads,
        ingresses,
        area,
        at,
        (i, frame) -> {
          Seats seats = plan.seats(i);
          if (seats != null && shown(seats, sink.detail())) {
            seated(seats, frame, area, sink);
          }
        });
    if (plan.closed()) {
      graph().pods().stream()
          .filter(p -> !graph().standing(p).equals(p.ref()))
          .map(p -> pod(p, at))
          .filter(b -> b.rect().intersects(area))
          .forEach(sink.found());
    }
  }

  /// What it would take to show what an area has of it.
  Load load(Rect area, Rect at) {
    int[] cards = {0};
    int lines = 0;
    if (area.contains(at)) {
      cards[0] = graph().cards().size();
      lines = routes.size();
    } else {
      near(0, graph().cards().size(), area, at, (i, rect) -> cards[0]++);
      for (Route route : routes) {
        lines += Ways.extent(route).moved(at.x(), at.y()).intersects(area) ? 1 : 0;
      }
    }
    return new Load(graph().self().ref(), at, plan.closed(), cards[0], lines);
  }

  /// The crews that an area has some of.
  void crews(Rect area, Rect at, Consumer<Load.Crew> found) {
    near(
        workloads,
        ingresses,
        area,
        at,
        (i, frame) -> {
          Seats seats = plan.seats(i);
          if (seats != null) {
            found.accept(crew(seats, area, frame));
          }
        });
  }

  private static Load.Crew crew(Seats seats, Rect area, Rect frame) {
    int pods = seats.crew().pods().size();
    Area inside = new Area(area.x() - frame.x(), area.y() - frame.y(), area.width(), area.height());
    int shown = area.contains(frame) ? pods : seats.in(inside).size();
    return new Load.Crew(pods, seats.seatWidth(), shown);
  }

  private static boolean shown(Seats seats, Detail detail) {
    return detail.pods(seats.crew().pods().size(), seats.seatWidth());
  }

  private static void seated(Seats seats, Rect frame, Rect area, Sink sink) {
    Area inside = new Area(area.x() - frame.x(), area.y() - frame.y(), area.width(), area.height());
    for (int number : seats.in(inside)) {
      Rect place = rect(seats.area(number), frame.x(), frame.y());
      if (place.intersects(area)) {
        Vertex pod = Vertex.of(seats.crew().pods().get(number));
        Detail.Wording wording = sink.detail().wording(place.width());
        sink.found().accept(Narrator.card(pod, place, wording, Inside.NOTHING));
      }
    }
  }

  /// The innermost box at a point.
  Optional<Box> hit(double x, double y, Rect at) {
    if (!new Rect(at.x(), at.y(), width, height).contains(x, y)) {
      return Optional.empty();
    }
    int[] hit = {-1};
    if (!plan.closed()) {
      near(0, graph().cards().size(), new Rect(x, y, 0, 0), at, (i, rect) -> hit[0] = i);
    }
    return Optional.of(hit[0] < 0 ? frame(at) : within(hit[0], x, y, at));
  }

  private Box within(int card, double x, double y, Rect at) {
    Rect rect = rect(card, at);
    Seats seats = plan.seats(card);
    Optional<Box> pod =
        seats == null ? Optional.empty() : podAt(seats, x - rect.x(), y - rect.y(), rect);
    return pod.orElseGet(() -> card(card, at));
  }

  private static Optional<Box> podAt(Seats seats, double x, double y, Rect workload) {
    for (int number : seats.in(new Area(x, y, 0, 0)).reversed()) {
      if (rect(seats.area(number), 0, 0).contains(x, y)) {
        return Optional.of(seated(seats, number, workload));
      }
    }
    return Optional.empty();
  }

  /// Hands out what lines have to go around.
  void solids(Rect at, Consumer<Solid> found) {
    for (int i = 0; i < graph().cards().size(); i++) {
      found.accept(new Solid(graph().cards().get(i).ref(), rect(i, at)));
    }
  }
}
