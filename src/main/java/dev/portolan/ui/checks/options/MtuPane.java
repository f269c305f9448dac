package dev.portolan.ui.checks.options;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Question;
import javafx.scene.Node;

/// Of which addresses the path MTU is asked.
final class MtuPane implements OptionsPane {
  private final FamilyChoice family = new FamilyChoice();
  private final Node root = Fields.named("Addresses", family.node());

  @Override
  public CheckKind kind() {
    return CheckKind.MTU;
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public Question question() {
    return new Question.Mtu(family.family());
  }
}
