package dev.portolan.ui.checks.options;

import dev.portolan.probe.Question.Family;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The choice of an address family.
final class FamilyChoice {
  private final ComboBox<Family> choice = Fields.choice("Addresses", Family.ANY);

  FamilyChoice() {
    choice.getItems().setAll(Family.values());
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Family family) {
            return switch (family) {
              case IPV4 -> "IPv4";
              case IPV6 -> "IPv6";
              case ANY -> "any";
              case null -> "";
            };
          }

          @Override
          public Family fromString(String text) {
            throw new UnsupportedOperationException("the choice is not typed");
          }
        });
  }

  ComboBox<Family> node() {
    return choice;
  }

  Family family() {
    return choice.getValue();
  }
}
