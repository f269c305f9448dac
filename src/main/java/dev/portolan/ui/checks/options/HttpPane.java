package dev.portolan.ui.checks.options;

import dev.portolan.probe.Question;
import dev.portolan.probe.QuestionRules;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

/// The options of an HTTP request.
final class HttpPane extends OptionsPane<Question.Http> {
  private final ComboBox<String> method =
      fields.choice(
          "Method",
          "http-method",
          QuestionRules.METHODS.stream().sorted().toList(),
          "GET",
          Function.identity());
  private final TextField path = fields.text("Path", "http-path", "/");
  private final TextArea headers =
      fields.lines("Headers", "http-headers", "Host: shop.example (one a line)");
  private final CheckBox tls = fields.tick("http-tls", "Over TLS (HTTPS)");
  private final CheckBox follow = fields.tick("http-follow", "Follow redirects");

  HttpPane() {
    super(Question.Http.class);
  }

  @Override
  void set(Question.Http question) {
    method.setValue(question.method());
    path.setText(question.path().equals("/") ? "" : question.path());
    headers.setText(String.join("\n", question.headers()));
    tls.setSelected(question.tls());
    follow.setSelected(question.follow());
  }

  @Override
  Question.Http question() {
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
