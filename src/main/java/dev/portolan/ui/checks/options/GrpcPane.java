package dev.portolan.ui.checks.options;

import dev.portolan.probe.Question;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;

/// The options of a gRPC health check.
final class GrpcPane extends OptionsPane<Question.Grpc> {
  private final TextField service = fields.text("Service", "grpc-service", "the server as a whole");
  private final TextField authority =
      fields.text("Authority", "grpc-authority", "the target's own");
  private final CheckBox tls = fields.tick("grpc-tls", "Over TLS");

  GrpcPane() {
    super(Question.Grpc.class);
  }

  @Override
  void set(Question.Grpc question) {
    service.setText(question.service());
    authority.setText(question.authority());
    tls.setSelected(question.tls());
  }

  @Override
  Question.Grpc question() {
    return new Question.Grpc(
        tls.isSelected(), 0, service.getText().strip(), authority.getText().strip());
  }
}
