package dev.portolan.ui.checks.ask;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Question;
import javafx.scene.layout.Region;

/// The options of one kind of question on screen; they stay as they were left.
interface AskPane {
  Region node();

  /// The question with the options as they are now, of every port.
  Question question();

  /// The pane of a kind that is not asked by a button of its own.
  static AskPane of(CheckKind kind) {
    return switch (kind) {
      case HTTP -> new HttpPane();
      case DNS -> new DnsPane();
      case TLS -> new TlsPane();
      case UDP -> new UdpPane();
      case GRPC -> new GrpcPane();
      case REACH, PING, TRACEROUTE, MTU ->
          throw new IllegalArgumentException(kind + " has its options elsewhere");
    };
  }
}
