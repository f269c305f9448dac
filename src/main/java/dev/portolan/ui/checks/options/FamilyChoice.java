package dev.portolan.ui.checks.options;

import dev.portolan.probe.Question.Family;
import java.util.List;
import javafx.scene.control.ComboBox;

/// The choice of an address family.
final class FamilyChoice {
  private FamilyChoice() {}

  static ComboBox<Family> in(OptionFields fields, String id) {
    return fields.choice(
        "Addresses", id, List.of(Family.values()), Family.ANY, FamilyChoice::words);
  }

  private static String words(Family family) {
    return switch (family) {
      case IPV4 -> "IPv4";
      case IPV6 -> "IPv6";
      case ANY -> "any";
    };
  }
}
