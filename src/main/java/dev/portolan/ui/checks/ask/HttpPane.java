package dev.portolan.ui.checks.ask;

import dev.portolan.probe.Question;
import dev.portolan.probe.QuestionRules;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

/// The options of an HTTP request.
final class HttpPane implements AskPane {
  private final AskFields fields = new AskFields();
  private final ComboBox<String> method = fields.add("Method", "http-method", new ComboBox<>());
  private final TextField path = fields.text("Path", "http-path", "/");
  private final TextArea headers =
      fields.lines("Headers", "http-headers", "Host: shop.example (one a line)");
  private final CheckBox tls = fields.add("http-tls", new CheckBox("Over TLS (HTTPS)"));
  private final CheckBox follow = fields.add("http-follow", new CheckBox("Follow redirects"));

  HttpPane() {
    method.getItems().setAll(QuestionRules.METHODS.stream().sorted().toList());
    method.setValue("GET");
  }

  @Override
  public Region node() {
    return fields.node();
  }

  @Override
  public Question question() {
    String typed = path.getText().strip();
    List<String> given =
        headers.getText().lines().map(String::strip).filter(h -> !h.isEmpty()).toList();
    return new Question.Http(
        tls.isSelected(),
        0,
        method.getValue(),
        typed.isEmpty() ? "/" : typed,
        given,
        follow.isSelected());
  }
}
