package dev.portolan.ui.checks.options;

import dev.portolan.probe.Question;
import dev.portolan.probe.Question.Family;
import dev.portolan.probe.Question.Way;
import java.util.List;
import javafx.scene.control.ComboBox;

/// What a traceroute's probes are made of.
final class TracePane extends OptionsPane<Question.Traceroute> {
  private final ComboBox<Way> way =
      fields.choice("Probes", "trace-way", List.of(Way.values()), Way.BEST, TracePane::words);
  private final ComboBox<Family> family = FamilyChoice.in(fields, "trace-family");

  TracePane() {
    super(Question.Traceroute.class);
  }

  @Override
  void set(Question.Traceroute question) {
    way.setValue(question.way());
    family.setValue(question.family());
  }

  @Override
  Question.Traceroute question() {
    return new Question.Traceroute(way.getValue(), 0, family.getValue());
  }

  private static String words(Way way) {
    return switch (way) {
      case BEST -> "what gets furthest";
      case UDP -> "UDP";
      case ICMP -> "ICMP";
      case TCP -> "TCP, to the port";
    };
  }
}
