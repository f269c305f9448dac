package dev.portolan.ui.checks.options;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Question;
import javafx.scene.Node;

/// The options of one kind of check. What was set stays set while the window is open.
public interface OptionsPane {
  CheckKind kind();

  Node node();

  /// The question with what is set; its port is the form's to say.
  Question question();
}
