package dev.portolan.demo.shell;

import dev.portolan.demo.net.Fate;
import dev.portolan.demo.net.Reply;
import java.time.Duration;

/// A connect as programs do it: look the name up, open the connection, wait for the answer.
///
/// @param address what the name resolved to
/// @param millis what it took
record Connect(String address, Fate fate, double millis) {
  /// When Linux gives up by itself.
  static final Duration FOREVER = Duration.ofSeconds(127);

  /// Connects, and waits as long as that takes.
  static Connect to(Call call, String address, int port, Duration limit) throws Killed {
    SimProcess process = call.process();
    Reply reply =
        call.box().network().connect(call.box().ref().podRef(), address, port, process.random());
    double jitter = 1 + Math.abs(process.random().nextGaussian()) * 0.2;
    double millis = Math.max(0.02, reply.millis()) * jitter;
    if (reply.fate() == Fate.SILENT || millis > limit.toMillis()) {
      process.sleep(limit);
      return new Connect(address, Fate.SILENT, limit.toMillis());
    }
    process.sleepMillis(millis);
    return new Connect(address, reply.fate(), millis);
  }

  boolean open() {
    return fate == Fate.ANSWERED;
  }

  /// The C library's words for the failure.
  String error() {
    return switch (fate) {
      case ANSWERED -> "Success";
      case REFUSED -> "Connection refused";
      case SILENT -> "Connection timed out";
      case HOST_UNREACHABLE -> "No route to host";
      case NET_UNREACHABLE -> "Network is unreachable";
    };
  }

  /// The C library's number for the failure.
  int errno() {
    return switch (fate) {
      case ANSWERED -> 0;
      case REFUSED -> 111;
      case SILENT -> 110;
      case HOST_UNREACHABLE -> 113;
      case NET_UNREACHABLE -> 101;
    };
  }
}
