package dev.portolan.ui.checks.options;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Question;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Spinner;
import javafx.scene.layout.VBox;

/// How many packets of which size, and how fast.
final class PingPane implements OptionsPane {
  private static final Question.Ping PLAIN = Question.Ping.PLAIN;

  private final Spinner<Integer> count = Fields.whole("Packets", 1, 100, PLAIN.count());
  private final Spinner<Integer> size = Fields.whole("Bytes of payload", 0, 65_000, PLAIN.size());
  private final Spinner<Double> pace =
      Fields.decimal("Seconds between packets", 0.2, 10, PLAIN.interval().toMillis() / 1000.0);
  private final CheckBox whole = new CheckBox("Do not fragment");
  private final FamilyChoice family = new FamilyChoice();
  private final VBox root =
      new VBox(
          8,
          Fields.row(
              Fields.named("Packets", count),
              Fields.named("Payload, bytes", size),
              Fields.named("Every, seconds", pace),
              Fields.named("Addresses", family.node())),
          whole);

  @Override
  public CheckKind kind() {
    return CheckKind.PING;
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public Question question() {
    Duration interval = Duration.ofMillis(Math.round(pace.getValue() * 1000));
    return new Question.Ping(
        count.getValue(), size.getValue(), interval, whole.isSelected(), family.family());
  }
}
