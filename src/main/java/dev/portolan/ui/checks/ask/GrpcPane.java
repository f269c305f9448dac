package dev.portolan.ui.checks.ask;

import dev.portolan.probe.Question;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

/// The options of a gRPC health check.
final class GrpcPane implements AskPane {
  private final AskFields fields = new AskFields();
  private final TextField service = fields.text("Service", "grpc-service", "the server as a whole");
  private final CheckBox tls = fields.add("grpc-tls", new CheckBox("Over TLS"));

  @Override
  public Region node() {
    return fields.node();
  }

  @Override
  public Question question() {
    return new Question.Grpc(tls.isSelected(), 0, service.getText().strip());
  }
}
