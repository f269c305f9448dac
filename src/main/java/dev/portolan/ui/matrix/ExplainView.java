package dev.portolan.ui.matrix;

import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.Role;
import dev.portolan.policy.matrix.Answer;
import dev.portolan.policy.matrix.Answer.Line;
import dev.portolan.policy.matrix.Answer.Part;
import dev.portolan.policy.matrix.Cell.Look;
import dev.portolan.policy.matrix.Group;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.IconButton;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The area beside the grid that explains one cell: what is so of which ports, and why; for groups
/// which of their pairs differ.
final class ExplainView {
  private static final double WIDTH = 320;
  private static final int MOST_PARTS = 40;
  private static final int MOST_REASONS = 12;

  private final Asks asks;
  private final VBox body = new VBox();
  private final VBox root;

  /// What can be asked for from here.
  interface Asks {
    void close();

    void showOnMap(Group source, Group target);

    void select(ObjectRef policy);

    void drill(Group source, Group target);
  }

  ExplainView(Asks asks) {
    this.asks = asks;
    Label title = new Label("Why");
    title.getStyleClass().add("strong");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button close = IconButton.of(Feather.X, "Close (Esc)", asks::close);
    close.setId("matrix-explain-close");
    HBox head = new HBox(title, gap, close);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("matrix-explain-head");
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    body.getStyleClass().add("matrix-explain-body");
    root = new VBox(head, scroll);
    root.setId("matrix-explain");
    root.getStyleClass().add("matrix-explain");
    root.setMinWidth(WIDTH);
    root.setMaxWidth(WIDTH);
    root.managedProperty().bind(root.visibleProperty());
    root.setVisible(false);
  }

  Node node() {
    return root;
  }

  void hide() {
    root.setVisible(false);
    body.getChildren().clear();
  }

  /// Makes room for an answer; an older one stays until it is there.
  void open() {
    if (!root.isVisible()) {
      body.getChildren().setAll(plain("Being worked out"));
      root.setVisible(true);
    }
  }

  void show(Answer answer) {
    body.getChildren().setAll(ends(answer), summary(answer));
    answer.lines().forEach(line -> body.getChildren().add(line(line)));
    if (!answer.parts().isEmpty()) {
      parts(answer);
    }
  }

  /// A cell of something that is no longer there.
  void gone() {
    body.getChildren().setAll(plain("One of the two is no longer there."));
  }

  private Node ends(Answer answer) {
    Button map = new Button("Show on map", Glyphs.of(Feather.MAP));
    map.setId("matrix-show-on-map");
    map.setDisable(answer.source().outside() && answer.target().outside());
    map.setOnAction(e -> asks.showOnMap(answer.source(), answer.target()));
    VBox ends = new VBox(end("from", answer.source()), end("to", answer.target()), map);
    ends.getStyleClass().add("matrix-ends");
    return ends;
  }

  private static Node end(String word, Group group) {
    Label which = new Label(word);
    which.getStyleClass().add("muted");
    which.setMinWidth(34);
    Label name = new Label(group.key().path(), Glyphs.of(HeaderPainter.feather(group)));
    name.getStyleClass().add("strong");
    name.setTooltip(new Tooltip(group.key().path()));
    HBox end = new HBox(which, name);
    end.setAlignment(Pos.CENTER_LEFT);
    return end;
  }

  private static Node summary(Answer answer) {
    Look look = answer.cell().look();
    String pairs =
        answer.cell().spread().pairs() > 1
            ? String.format(Locale.ROOT, "  ·  %,d pairs", answer.cell().spread().pairs())
            : "";
    Label chip = Marks.chip(tone(look), look.words() + pairs);
    chip.setId("matrix-verdict");
    return chip;
  }

  private Node line(Line line) {
    VBox box = new VBox();
    box.getStyleClass().add("matrix-line");
    Label heading = new Label();
    heading.setWrapText(true);
    Marks.show(heading, tone(line.of()), ports(line) + ": " + line.of().words());
    box.getChildren().add(heading);
    // What decides comes first.
    Stream.concat(
            line.reasons().stream().filter(r -> r.role() == Role.DECIDES),
            line.reasons().stream().filter(r -> r.role() != Role.DECIDES))
        .limit(MOST_REASONS)
        .forEach(r -> box.getChildren().add(reason(r)));
    if (!line.example().isEmpty() && line.reasons().size() > 0) {
      Label example = plain("as asked for " + line.example());
      box.getChildren().add(example);
    }
    return box;
  }

  private static String ports(Line line) {
    return line.ports().isAll() ? "All ports" : line.ports().toString();
  }

  private Node reason(Reason reason) {
    VBox box = new VBox();
    box.getStyleClass().add("matrix-reason");
    ObjectRef policy = reason.policy();
    String side =
        reason.direction() == null ? "" : reason.direction().name().toLowerCase(Locale.ROOT);
    String role =
        switch (reason.role()) {
          case DECIDES -> "decides";
          case SELECTS -> "selects";
          case ADMITS -> "admits too";
          case NEAREST -> "nearest rule";
          case NOTE -> "note";
        };
    Label what = new Label(side.isEmpty() ? role : side + ", " + role);
    what.getStyleClass().add("muted");
    box.getChildren().add(what);
    if (policy != null) {
      String index = reason.rule() < 0 ? "" : "[" + reason.rule() + "]";
      Hyperlink link = new Hyperlink(policy.path() + index, Glyphs.of(Glyphs.of(policy.kind())));
      link.setTooltip(new Tooltip("Inspect " + policy));
      link.setOnAction(e -> asks.select(policy));
      box.getChildren().add(link);
    }
    Label text = new Label(reason.text());
    text.setWrapText(true);
    box.getChildren().add(text);
    return box;
  }

  private void parts(Answer answer) {
    Label heading = new Label(answer.parts().size() == 1 ? "For example" : "Which pairs differ");
    heading.getStyleClass().addAll("strong", "matrix-parts-title");
    body.getChildren().add(heading);
    answer.parts().stream().limit(MOST_PARTS).forEach(p -> body.getChildren().add(part(p)));
    int more = answer.parts().size() - MOST_PARTS;
    if (more > 0) {
      body.getChildren().add(plain("and " + more + " more kinds of pairs"));
    }
    if (!answer.complete()) {
      body.getChildren()
          .add(plain("There are more pairs than were looked at here: open the groups."));
    }
  }

  private Node part(Part part) {
    String others = part.count() > 1 ? "\nand " + (part.count() - 1) + " more like it" : "";
    Button button = new Button(part.source().title() + " → " + part.target().title());
    button.getStyleClass().add("matrix-part");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAlignment(Pos.CENTER_LEFT);
    button.setTooltip(
        new Tooltip(part.source() + " → " + part.target() + "\n" + part.cell().sentence()));
    button.setOnAction(e -> asks.drill(part.source(), part.target()));
    Label said = new Label();
    said.setWrapText(true);
    Marks.show(said, tone(part.cell().look()), part.cell().sentence() + others);
    VBox box = new VBox(button, said);
    box.getStyleClass().add("matrix-line");
    return box;
  }

  private static Label plain(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    return label;
  }

  private static Tone tone(Look look) {
    return switch (look) {
      case ALL, SOME -> Tone.GOOD;
      case PARTLY -> Tone.WARN;
      case DENIED -> Tone.BAD;
      case UNDECIDED, NOT_APPLICABLE -> Tone.IDLE;
    };
  }

  private static Tone tone(Answer.Of of) {
    return switch (of) {
      case ALLOWED, ALLOWED_FOR_ALL -> Tone.GOOD;
      case ALLOWED_FOR_SOME -> Tone.WARN;
      case UNDECIDED, UNDECIDED_FOR_SOME -> Tone.IDLE;
      case DENIED, DENIED_FOR_ALL -> Tone.BAD;
    };
  }
}
