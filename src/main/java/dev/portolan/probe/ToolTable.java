package dev.portolan.probe;

import dev.portolan.probe.Aim.Method;
import java.time.Instant;
import java.util.List;

/// The ways to ask each kind of question, best first.
final class ToolTable {
  private ToolTable() {}

  /// @param question with the options that the commands carry
  /// @param now when it is asked, for what may have expired
  static List<Tool> of(Method method, Question question, Instant now) {
    return switch (method) {
      case CONNECT -> ConnectTools.ALL;
      case PING, TRACE, MTU -> PathTools.of(method);
      case DNS, HTTP, TLS, UDP, GRPC -> List.of();
    };
  }
}
