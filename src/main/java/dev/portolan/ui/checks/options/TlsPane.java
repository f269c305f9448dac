package dev.portolan.ui.checks.options;

import dev.portolan.probe.Question;
import javafx.scene.control.TextField;

/// The options of a TLS handshake.
final class TlsPane extends OptionsPane<Question.Tls> {
  private final TextField name = fields.text("Server name (SNI)", "tls-name", "the target's own");

  TlsPane() {
    super(Question.Tls.class);
  }

  @Override
  void set(Question.Tls question) {
    name.setText(question.serverName());
  }

  @Override
  Question.Tls question() {
    return new Question.Tls(0, name.getText().strip());
  }
}
