package dev.portolan.ui.checks.ask;

import dev.portolan.probe.Question;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

/// The options of a TLS handshake.
final class TlsPane implements AskPane {
  private final AskFields fields = new AskFields();
  private final TextField name = fields.text("Server name (SNI)", "tls-name", "the target's own");

  @Override
  public Region node() {
    return fields.node();
  }

  @Override
  public Question question() {
    return new Question.Tls(0, name.getText().strip());
  }
}
