package dev.portolan.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.ChartView.Focus;
import dev.portolan.layout.Folds;
import dev.portolan.layout.Grouping;
import dev.portolan.layout.Mode;
import dev.portolan.layout.Pins;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelQuery;
import dev.portolan.model.LabelQueryParser;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Condition;
import dev.portolan.topology.Filter;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the settings hold the way in which a context was shown. What cannot be understood counts as
/// not said, thing by thing; what is not said is not written.
final class ViewSettings {
  /// The most things of which is kept whether they are open or closed.
  private static final int MOST = 5000;

  private static final int MOST_HOPS = 20;
  private static final double FARTHEST = 1e7;

  private ViewSettings() {}

  static ChartView read(JsonNode view) {
    Mode mode = one(Mode.values(), view.path("mode").asText()).orElse(Mode.PACKED);
    return new ChartView(
        filter(view.path("filter")),
        mode,
        one(Grouping.values(), view.path("grouping").asText()).orElse(Grouping.NAMESPACE),
        new Folds(
            one(Folds.Depth.values(), view.path("unfolded").asText()).orElse(Folds.NONE.depth()),
            refs(view.path("opened")),
            refs(view.path("closed"))),
        new Pins(pins(view.path("pins"))),
        focus(view.path("focus")));
  }

  private static Filter filter(JsonNode filter) {
    LabelQuery labels = LabelQueryParser.read(filter.path("labels").asText()).query();
    return new Filter(
        texts(filter.path("namespaces")),
        all(Kind.values(), filter.path("kinds")),
        labels == null ? LabelQuery.EVERYTHING : labels,
        texts(filter.path("names")),
        texts(filter.path("nodes")),
        all(Condition.values(), filter.path("health")),
        filter.path("problems").asBoolean());
  }

  private static Map<Pins.Pin, Pins.Place> pins(JsonNode list) {
    Map<Pins.Pin, Pins.Place> pins = new HashMap<>();
    for (JsonNode pin : list) {
      Optional<Mode> mode = one(Mode.values(), pin.path("mode").asText());
      Optional<Grouping> grouping = one(Grouping.values(), pin.path("grouping").asText());
      ObjectRef ref = ref(pin.path("thing").asText());
      double x = pin.path("x").asDouble(Double.NaN);
      double y = pin.path("y").asDouble(Double.NaN);
      boolean placed = Math.abs(x) < FARTHEST && Math.abs(y) < FARTHEST;
      if (ref != null && mode.isPresent() && grouping.isPresent() && placed) {
        pins.put(new Pins.Pin(mode.get(), grouping.get(), ref), new Pins.Place(x, y));
      }
    }
    return pins;
  }

  private static @Nullable Focus focus(JsonNode focus) {
    ObjectRef ref = ref(focus.path("thing").asText());
    return ref == null
        ? null
        : new Focus(ref, Math.clamp(focus.path("hops").asInt(), 1, MOST_HOPS));
  }

  static void write(ObjectNode node, ChartView view) {
    Filter filter = view.filter();
    if (!filter.all()) {
      ObjectNode kept = node.putObject("filter");
      texts(kept, "namespaces", filter.namespaces());
      texts(kept, "kinds", words(filter.kinds()));
      if (!filter.labels().isEmpty()) {
        kept.put("labels", filter.labels().toString());
      }
      texts(kept, "names", filter.names());
      texts(kept, "nodes", filter.nodes());
      texts(kept, "health", words(filter.health()));
      if (filter.problems()) {
        kept.put("problems", true);
      }
    }
    node.put("mode", word(view.mode()));
    node.put("grouping", word(view.grouping()));
    if (view.folds().depth() != Folds.NONE.depth()) {
      node.put("unfolded", word(view.folds().depth()));
    }
    texts(node, "opened", paths(view.folds().opened()));
    texts(node, "closed", paths(view.folds().closed()));
    ArrayNode pins = node.arrayNode();
    view.pins()
        .places()
        .forEach(
            (pin, place) ->
                pins.addObject()
                    .put("mode", word(pin.mode()))
                    .put("grouping", word(pin.grouping()))
                    .put("thing", path(pin.ref()))
                    .put("x", place.x())
                    .put("y", place.y()));
    if (!pins.isEmpty()) {
      node.set("pins", pins);
    }
    if (view.focus() != null) {
      node.putObject("focus")
          .put("thing", path(view.focus().ref()))
          .put("hops", view.focus().hops());
    }
  }

  private static void texts(ObjectNode node, String name, Collection<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode list = node.putArray(name);
      texts.forEach(list::add);
    }
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new HashSet<>();
    for (JsonNode text : list) {
      if (text.isTextual() && texts.size() < MOST) {
        texts.add(text.asText());
      }
    }
    return texts;
  }

  private static List<String> paths(Collection<ObjectRef> refs) {
    return refs.stream().limit(MOST).map(ViewSettings::path).toList();
  }

  /// `Pod/shop/web-0`; nothing stands between two slashes where there is no namespace.
  private static String path(ObjectRef ref) {
    return ref.kind().title() + "/" + ref.namespace() + "/" + ref.name();
  }

  private static Set<ObjectRef> refs(JsonNode list) {
    Set<ObjectRef> refs = new HashSet<>();
    for (String text : texts(list)) {
      ObjectRef ref = ref(text);
      if (ref != null) {
        refs.add(ref);
      }
    }
    return refs;
  }

  private static @Nullable ObjectRef ref(String path) {
    String[] parts = path.split("/", 3);
    if (parts.length < 3 || parts[2].isEmpty()) {
      return null;
    }
    return Stream.of(Kind.values())
        .filter(k -> k.title().equals(parts[0]))
        .findFirst()
        .map(k -> new ObjectRef(k, parts[1], parts[2]))
        .orElse(null);
  }

  private static List<String> words(Collection<? extends Enum<?>> values) {
    return values.stream().map(ViewSettings::word).toList();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> Optional<E> one(E[] values, String word) {
    return Stream.of(values).filter(v -> word(v).equals(word)).findFirst();
  }

  private static <E extends Enum<E>> Set<E> all(E[] values, JsonNode list) {
    Set<E> found = new HashSet<>();
    texts(list).forEach(t -> one(values, t).ifPresent(found::add));
    return found;
  }
}
