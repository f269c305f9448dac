package dev.portolan.ui.parts;

import dev.portolan.diagram.Ties.Mark;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.text.Text;

/// A short line as the map draws it for what the policies say: for keys and rows.
public final class TieSign {
  private static final double WIDTH = 26;
  private static final double HEIGHT = 14;

  private TieSign() {}

  /// What a mark means, in a word or two.
  public static String words(Mark mark) {
    return switch (mark) {
      case NONE -> "does not apply";
      case ALLOWED -> "allowed";
      case LIMITED -> "partly allowed";
      case UNDECIDED -> "undecided";
      case DENIED -> "denied";
      case ADDED -> "gained";
      case REMOVED -> "lost";
    };
  }

  /// A sign of fixed size.
  public static Node of(Mark mark) {
    double middle = HEIGHT / 2;
    Line line = new Line(1, middle, WIDTH - 4, middle);
    line.getStyleClass().addAll("tie-line", style(mark));
    Group end = end(mark, middle);
    Pane pane = new Pane(line, end);
    pane.getStyleClass().add("tie-sign");
    pane.setMinSize(WIDTH, HEIGHT);
    pane.setPrefSize(WIDTH, HEIGHT);
    pane.setMaxSize(WIDTH, HEIGHT);
    pane.setAccessibleText(words(mark));
    return pane;
  }

  private static Group end(Mark mark, double middle) {
    return switch (mark) {
      case NONE -> new Group();
      case ALLOWED, LIMITED -> head(mark, middle);
      case DENIED -> bar(mark, middle);
      case UNDECIDED -> letter(mark, middle, "?");
      case ADDED -> letter(mark, middle, "+");
      case REMOVED -> letter(mark, middle, "−");
    };
  }

  private static Group head(Mark mark, double middle) {
    double x = WIDTH - 1;
    Polygon head = new Polygon(x, middle, x - 9, middle - 4.5, x - 9, middle + 4.5);
    head.getStyleClass().addAll("tie-fill", style(mark));
    Group group = new Group(head);
    if (mark == Mark.LIMITED) {
      Line slit = new Line(x - 5.5, middle - 3, x - 5.5, middle + 3);
      slit.getStyleClass().add("tie-slit");
      group.getChildren().add(slit);
    }
    return group;
  }

  private static Group bar(Mark mark, double middle) {
    Line bar = new Line(WIDTH - 4, middle - 5, WIDTH - 4, middle + 5);
    bar.getStyleClass().addAll("tie-bar", style(mark));
    return new Group(bar);
  }

  private static Group letter(Mark mark, double middle, String text) {
    Circle ground = new Circle(WIDTH - 7, middle, 6.5);
    ground.getStyleClass().addAll("tie-fill", style(mark));
    Text letter = new Text(text);
    letter.getStyleClass().add("tie-letter");
    letter.setX(WIDTH - 7 - letter.getLayoutBounds().getWidth() / 2);
    letter.setY(middle + 4);
    return new Group(ground, letter);
  }

  private static String style(Mark mark) {
    return switch (mark) {
      case NONE, DENIED -> "tie-denied";
      case ALLOWED -> "tie-allowed";
      case LIMITED -> "tie-limited";
      case UNDECIDED -> "tie-undecided";
      case ADDED -> "tie-added";
      case REMOVED -> "tie-removed";
    };
  }
}
