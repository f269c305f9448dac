package dev.portolan.ui.table;

import dev.portolan.diagram.Facts.Tally;
import dev.portolan.diagram.Item;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A column: what it says of a thing, and how it sorts things.
enum Field {
  KIND("Kind", 120, i -> i.ref().kind().title()),
  NAME("Name", 260, i -> i.ref().name()),
  NAMESPACE("Namespace", 150, i -> i.ref().namespace()),
  STATUS("Status", 150, Item::state),
  READY("Ready", 80, Field::ready),
  ADDRESS("Address", 170, Item::address),
  NODE("Node", 140, Item::node),
  OWNER("Owner", 160, i -> i.owner() == null ? "" : i.owner().name()),
  LABELS("Labels", 300, Field::labels),
  CREATED("Created", 140, Field::created);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final String title;
  private final double width;

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final Function<Item, String> text;

  Field(String title, double width, Function<Item, String> text) {
    this.title = title;
    this.width = width;
    this.text = text;
  }

  String title() {
    return title;
  }

  /// At first, in JavaFX units.
  double width() {
    return width;
  }

  String text(Item item) {
    return text.apply(item);
  }

  /// From first to last as it is read upwards: for the status what works least comes first.
  Comparator<Item> order() {
    Comparator<Item> byText = Comparator.comparing(this::text, NaturalOrder.TEXTS);
    return switch (this) {
      case STATUS -> Comparator.comparingInt(Field::trouble).thenComparing(byText);
      case READY -> Comparator.comparingDouble(Field::share).thenComparing(byText);
      default -> byText;
    };
  }

  private static int trouble(Item item) {
    return switch (item.health()) {
      case BAD -> 0;
      case WARN -> 1;
      case GOOD -> 2;
      case IDLE -> 3;
    };
  }

  /// What has nothing to be ready comes after all that has.
  private static double share(Item item) {
    Tally tally = item.tally();
    return tally.live() == 0 ? 2 : (double) tally.good() / tally.live();
  }

  private static String ready(Item item) {
    Tally tally = item.tally();
    return tally.live() == 0 ? "" : tally.good() + "/" + tally.live();
  }

  private static String labels(Item item) {
    return item.object() == null
        ? ""
        : item.object().labels().entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .sorted()
            .collect(Collectors.joining(", "));
  }

  private static String created(Item item) {
    Instant created = item.object() == null ? null : item.object().meta().created();
    return created == null ? "" : TIME.format(created);
  }
}
