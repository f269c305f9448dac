package dev.portolan.ui.checks.options;

import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Whether a check is asked again and again until it is stopped.
final class RepeatPane {
  private static final List<Duration> TIMES =
      List.of(
          Duration.ZERO,
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(60));

  private final ComboBox<Duration> choice = Fields.choice("Repeat", Duration.ZERO);

  RepeatPane() {
    choice.setId("check-repeat");
    choice.getItems().setAll(TIMES);
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Duration every) {
            return every == null || every.isZero()
                ? "ask once"
                : "every " + every.toSeconds() + " s, until stopped";
          }

          @Override
          public Duration fromString(String text) {
            throw new UnsupportedOperationException("the choice is not typed");
          }
        });
  }

  Node node() {
    return choice;
  }

  Duration every() {
    return choice.getValue();
  }

  void onChange(Runnable change) {
    choice.valueProperty().addListener((p, was, is) -> change.run());
  }
}
