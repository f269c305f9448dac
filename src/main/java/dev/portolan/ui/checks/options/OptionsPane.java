package dev.portolan.ui.checks.options;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Question;
import javafx.scene.layout.Region;

/// The options of one kind of check on screen.
///
/// @param <Q> the kind's question
abstract class OptionsPane<Q extends Question> {
  final OptionFields fields = new OptionFields();
  private final Class<Q> type;

  OptionsPane(Class<Q> type) {
    this.type = type;
  }

  Region node() {
    return fields.node();
  }

  /// Sets the options to a question's, where it is one of this kind.
  final void show(Question question) {
    if (type.isInstance(question)) {
      set(type.cast(question));
    }
  }

  abstract void set(Q question);

  /// The question with what is set; its port is the form's to say.
  abstract Q question();

  static OptionsPane<?> of(CheckKind kind) {
    return switch (kind) {
      case REACH -> new ReachPane();
      case PING -> new PingPane();
      case TRACEROUTE -> new TracePane();
      case DNS -> new DnsPane();
      case HTTP -> new HttpPane();
      case TLS -> new TlsPane();
      case UDP -> new UdpPane();
      case GRPC -> new GrpcPane();
      case MTU -> new MtuPane();
    };
  }
}
