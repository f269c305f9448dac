package dev.portolan.ui.checks.ask;

import dev.portolan.probe.Question;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

/// The options of a datagram.
final class UdpPane implements AskPane {
  private final AskFields fields = new AskFields();
  private final TextField payload =
      fields.text("Text to send", "udp-payload", "a question to ports 53 and 123, else a line end");

  @Override
  public Region node() {
    return fields.node();
  }

  @Override
  public Question question() {
    return new Question.Udp(0, payload.getText());
  }
}
