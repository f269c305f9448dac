package dev.portolan.diagram;

import dev.portolan.diagram.Detail.Wording;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Facts.Glyph;
import dev.portolan.diagram.Facts.Inside;
import dev.portolan.diagram.Facts.Part;
import dev.portolan.diagram.Facts.Tally;
import dev.portolan.layout.Metrics;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.NamespaceGraph;
import dev.portolan.topology.Vertex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Puts a topology into words: the boxes' lines, the namespaces' counts, the chart's title.
final class Narrator {
  private static final List<Kind> COUNTED =
      List.of(Kind.NAMESPACE, Kind.POD, Kind.SERVICE, Kind.ENDPOINT_SLICE, Kind.INGRESS);

  private Narrator() {}

  /// How much of a kind can be seen in a namespace.
  enum Seen {
    ALL(""),
    LOADING("loading"),
    FORBIDDEN("not allowed"),
    FAILED("could not be read"),
    HIDDEN("not visible");

    private final String words;

    Seen(String words) {
      this.words = words;
    }
  }

  /// What can be seen in a namespace: it decides whether none of a kind is said to be none.
  record Sight(Seen pods, Seen services) {
    static Sight in(ClusterSnapshot snapshot, String namespace) {
      return new Sight(
          seen(snapshot.coverage(Kind.POD).in(namespace)),
          seen(snapshot.coverage(Kind.SERVICE).in(namespace)));
    }

    private static Seen seen(Coverage coverage) {
      return switch (coverage) {
        case Coverage.Complete c -> Seen.ALL;
        case Coverage.Syncing s -> Seen.LOADING;
        case Coverage.Forbidden f -> Seen.FORBIDDEN;
        case Coverage.Failed f -> Seen.FAILED;
        case Coverage.Scoped s -> Seen.HIDDEN;
      };
    }
  }

  /// A namespace; one whose pods may not be seen is drawn as such, and not as one without pods.
  static Box namespace(Vertex vertex, Rect rect, Inscription said) {
    Glyph glyph = said.sight().pods() == Seen.FORBIDDEN ? Glyph.BARRED : Glyph.NAMESPACE;
    Words words = new Words("", said.note(), List.of());
    return box(vertex, rect, words, glyph, new Inside(said.closed(), 0));
  }

  /// What is written on a namespace.
  ///
  /// @param note its contents in words
  /// @param closed whether it is a tile
  record Inscription(String note, Sight sight, boolean closed) {}

  /// Anything that is no namespace.
  ///
  /// @param words whether it gets a subtitle and a note
  static Box card(Vertex vertex, Rect rect, boolean words) {
    return card(vertex, rect, words ? Wording.SHORT : Wording.NONE, folded(vertex, rect));
  }

  private static Inside folded(Vertex vertex, Rect rect) {
    boolean small = rect.height() <= Metrics.FOLDED_HEIGHT;
    return new Inside(vertex.ref().kind().isWorkload() && small, 0);
  }

  static Box card(Vertex vertex, Rect rect, Wording wording, Inside inside) {
    Glyph glyph = Captions.glyph(vertex.ref(), vertex.object());
    Words said =
        wording == Wording.NONE
            ? Words.NONE
            : new Words(
                Captions.subtitle(vertex),
                Captions.note(vertex),
                wording == Wording.FULL ? Contents.parts(vertex) : List.of());
    return box(vertex, rect, said, glyph, inside);
  }

  /// The frame of things that belong together and are no namespace.
  static Box group(Vertex vertex, String title, Rect rect) {
    dev.portolan.topology.Tally t = vertex.tally();
    Tally tally = new Tally(t.good(), t.warn(), t.bad(), t.idle());
    String note = count(tally.total(), "pod", Seen.ALL);
    Facts facts = new Facts(Glyph.NAMESPACE, tally, note);
    return new Box(
        vertex.ref(),
        Diagram.Shape.NAMESPACE,
        rect,
        title,
        "",
        Captions.health(vertex.condition()),
        facts);
  }

  /// A card that does not stand in the frame of its namespace, and says which that is.
  static Box stranger(Vertex vertex, Rect rect) {
    String subtitle = Captions.subtitle(vertex);
    String home = vertex.ref().namespace();
    String said = subtitle.isEmpty() ? home : home.isEmpty() ? subtitle : home + " · " + subtitle;
    Glyph glyph = Captions.glyph(vertex.ref(), vertex.object());
    Words words = new Words(said, Captions.note(vertex), List.of());
    return box(vertex, rect, words, glyph, folded(vertex, rect));
  }

  /// A pod away from its workload: it says whose it is.
  static Box away(Vertex pod, ObjectRef workload, Rect rect) {
    String name = pod.ref().name();
    String own = workload.name();
    String tail = name.substring(name.lastIndexOf('-') + 1);
    boolean owned = name.startsWith(own) && name.length() > own.length();
    Box box = card(pod, rect, true);
    return new Box(
        box.ref(),
        box.shape(),
        rect,
        owned ? own + " " + tail : name,
        pod.ref().namespace(),
        box.health(),
        box.facts());
  }

  /// What a box says beside its name.
  private record Words(String subtitle, String note, List<Part> parts) {
    static final Words NONE = new Words("", "", List.of());
  }

  private static Box box(Vertex vertex, Rect rect, Words words, Glyph glyph, Inside inside) {
    dev.portolan.topology.Tally t = vertex.tally();
    return new Box(
        vertex.ref(),
        Captions.shape(vertex.ref().kind()),
        rect,
        vertex.ref().name(),
        words.subtitle(),
        Captions.health(vertex.condition()),
        new Facts(
            glyph,
            new Tally(t.good(), t.warn(), t.bad(), t.idle()),
            words.note(),
            inside,
            words.parts(),
            Signs.of(vertex)));
  }

  /// A namespace's contents in a few words: `4 workloads · 12 pods · 3 services`, or what is not to
  /// be seen.
  static String contents(NamespaceGraph namespace, Sight sight) {
    long workloads = namespace.cards().stream().filter(c -> c.ref().kind().isWorkload()).count();
    long services = namespace.cards().stream().filter(c -> c.ref().kind() == Kind.SERVICE).count();
    String pods = count(namespace.podCount(), "pod", sight.pods());
    String crews = workloads == 0 ? pods : count(workloads, "workload", Seen.ALL) + " · " + pods;
    String text = services == 0 ? crews : crews + " · " + count(services, "service", Seen.ALL);
    boolean sure = sight.pods() == Seen.ALL && sight.services() == Seen.ALL;
    return namespace.cards().isEmpty() && sure ? "empty" : text;
  }

  private static String count(long number, String what, Seen seen) {
    if (number == 0 && seen != Seen.ALL) {
      return what + "s " + seen.words;
    }
    String figure =
        number < 1000 ? Long.toString(number) : String.format(Locale.ROOT, "%,d", number);
    return figure + " " + what + (number == 1 ? "" : "s");
  }

  static About about(ClusterSnapshot snapshot, About.Counts counts) {
    List<String> gaps = new ArrayList<>();
    for (Kind kind : COUNTED) {
      switch (snapshot.coverage(kind)) {
        case Coverage.Forbidden f -> gaps.add("not allowed to see " + kind.plural());
        case Coverage.Failed f -> gaps.add(kind.plural() + " could not be read");
        case Coverage.Syncing s -> gaps.add(kind.plural() + " still loading");
        case Coverage.Scoped s ->
            gaps.add(kind.plural() + " of " + String.join(", ", s.namespaces().keySet()) + " only");
        case Coverage.Complete c -> {}
      }
    }
    ClusterSnapshot.Origin origin = snapshot.origin();
    return new About(
        origin.context(),
        origin.serverVersion(),
        origin.simulated(),
        snapshot.time(),
        counts,
        gaps);
  }
}
