package dev.portolan.ui.checks.options;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Question;
import dev.portolan.probe.Question.Way;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// What a traceroute's probes are made of.
final class TracePane implements OptionsPane {
  private final ComboBox<Way> way = Fields.choice("Probes", Way.BEST);
  private final FamilyChoice family = new FamilyChoice();
  private final HBox root =
      Fields.row(Fields.named("Probes", way), Fields.named("Addresses", family.node()));

  TracePane() {
    way.getItems().setAll(Way.values());
    way.setConverter(new Words());
  }

  @Override
  public CheckKind kind() {
    return CheckKind.TRACEROUTE;
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public Question question() {
    return new Question.Traceroute(way.getValue(), 0, family.family());
  }

  /// A way as text.
  private static final class Words extends StringConverter<Way> {
    @Override
    public String toString(@Nullable Way way) {
      return switch (way) {
        case BEST -> "what gets furthest";
        case UDP -> "UDP";
        case ICMP -> "ICMP";
        case TCP -> "TCP, to the port";
        case null -> "";
      };
    }

    @Override
    public Way fromString(String text) {
      throw new UnsupportedOperationException("the choice is not typed");
    }
  }
}
