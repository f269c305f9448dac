package dev.portolan.ui.checks.options;

import dev.portolan.probe.Question;
import javafx.scene.control.TextField;

/// The options of a datagram.
final class UdpPane extends OptionsPane<Question.Udp> {
  private final TextField payload =
      fields.text("Text to send", "udp-payload", "what suits the port, else a line end");

  UdpPane() {
    super(Question.Udp.class);
  }

  @Override
  void set(Question.Udp question) {
    payload.setText(question.payload());
  }

  @Override
  Question.Udp question() {
    return new Question.Udp(0, payload.getText());
  }
}
