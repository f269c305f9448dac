package dev.portolan.ui.checks.options;

import dev.portolan.probe.Question;
import dev.portolan.probe.Question.Family;
import java.time.Duration;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;

/// How many packets of which size, and how fast.
final class PingPane extends OptionsPane<Question.Ping> {
  private static final double FASTEST = 0.2;
  private static final double SLOWEST = 10;
  private static final double STEP = 0.1;
  private static final double MILLIS = 1000;

  private final Spinner<Integer> count =
      fields.number("Packets", "ping-count", new Spinner<>(1, 100, 5));
  private final Spinner<Integer> size =
      fields.number("Payload, bytes", "ping-size", new Spinner<>(0, 65_000, 56));
  private final Spinner<Double> pace =
      fields.number("Every, seconds", "ping-pace", new Spinner<>(FASTEST, SLOWEST, FASTEST, STEP));
  private final ComboBox<Family> family = FamilyChoice.in(fields, "ping-family");
  private final CheckBox whole = fields.tick("ping-whole", "Do not fragment");

  PingPane() {
    super(Question.Ping.class);
  }

  @Override
  void set(Question.Ping question) {
    count.getValueFactory().setValue(question.count());
    size.getValueFactory().setValue(question.size());
    pace.getValueFactory().setValue(question.interval().toMillis() / MILLIS);
    family.setValue(question.family());
    whole.setSelected(question.whole());
  }

  @Override
  Question.Ping question() {
    Duration interval = Duration.ofMillis(Math.round(pace.getValue() * MILLIS));
    return new Question.Ping(
        count.getValue(), size.getValue(), interval, whole.isSelected(), family.getValue());
  }
}
