package dev.portolan.probe.tool;

import dev.portolan.probe.Question;
import dev.portolan.probe.target.Aim.Method;
import java.time.Instant;
import java.util.List;

/// The ways to ask each kind of question, best first.
public final class ToolTable {
  private ToolTable() {}

  /// Takes them from the table of the question's kind.
  ///
  /// @param question with the options that the commands carry
  /// @param now when it is asked, for what may have expired
  public static List<Tool> of(Method method, Question question, Instant now) {
    return switch (question) {
      case Question.Dns q -> DnsTools.of(q);
      case Question.Http q -> HttpTools.of(q);
      case Question.Tls q -> TlsTools.of(q, now);
      case Question.Udp q -> UdpTools.of(q);
      case Question.Grpc q -> GrpcTools.of(q);
      case Question.Reach q -> ConnectTools.ALL;
      // A ping of a service's address becomes a connect.
      case Question.Ping q -> method == Method.CONNECT ? ConnectTools.ALL : PingTools.of(q);
      case Question.Traceroute q -> TraceTools.of(q);
      case Question.Mtu q -> MtuTools.of(q);
    };
  }
}
