package dev.portolan.ui.shell;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

/// How bread crumbs share the room that there is: the longest give way first, and none runs on
/// under what stands beside the bar. ControlsFX gives each one the width that it prefers.
final class CrumbRoom {
  private static final double WIDEST = 260;
  private static final double NARROWEST = 30;
  private static final String NATURAL = "natural-width";

  private CrumbRoom() {}

  static void share(Region bar) {
    List<Button> crumbs =
        bar.getChildrenUnmodifiable().stream()
            .filter(Button.class::isInstance)
            .map(Button.class::cast)
            .toList();
    double room = bar.getWidth() - bar.snappedLeftInset() - bar.snappedRightInset();
    double widest = widest(crumbs.stream().map(CrumbRoom::natural).toList(), room);
    crumbs.forEach(c -> c.setPrefWidth(Math.min(natural(c), widest)));
  }

  /// How wide each of some things may be at most, so that all of them fit.
  static double widest(List<Double> widths, double room) {
    double left = room;
    int more = widths.size();
    for (double width : widths.stream().sorted().toList()) {
      if (width * more > left) {
        return Math.clamp(Math.floor(left / more), NARROWEST, WIDEST);
      }
      left -= width;
      more--;
    }
    return WIDEST;
  }

  /// Measured anew only when what it says, or how, is other: to measure is to forget the width that
  /// was given, which lays the bar out once more.
  private static double natural(Button crumb) {
    if (crumb.getProperties().get(NATURAL) instanceof Natural known
        && known.text().equals(crumb.getText())
        && known.font().equals(crumb.getFont())) {
      return known.width();
    }
    crumb.applyCss(); // without its style it would be as wide as nothing
    crumb.setPrefWidth(Region.USE_COMPUTED_SIZE);
    Natural now = new Natural(crumb.getText(), crumb.getFont(), Math.ceil(crumb.prefWidth(-1)));
    crumb.getProperties().put(NATURAL, now);
    return now.width();
  }

  private record Natural(String text, Font font, double width) {}
}
