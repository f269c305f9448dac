package dev.portolan.probe.laptop;

import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.LookupStep;
import dev.portolan.probe.Lines;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.target.Aim.Method;
import dev.portolan.probe.target.Aim.Point;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What this computer's own sockets can ask of one point.
final class LaptopSockets {
  private static final Duration CONNECT = Duration.ofSeconds(3);

  private LaptopSockets() {}

  /// Empty for what sockets cannot ask.
  static Optional<Finding> ask(CheckRequest request, Method method, Point point, Duration left) {
    Duration limit = left.compareTo(CONNECT) < 0 ? left : CONNECT;
    return switch (method) {
      case CONNECT -> Optional.of(connect(point, limit));
      case DNS -> Optional.of(lookup(point.name().isEmpty() ? point.address() : point.name()));
      case TLS -> Optional.of(LaptopTls.ask(request, point, limit));
      case HTTP -> Optional.of(LaptopHttp.ask(request, point, left));
      case PING, TRACE, UDP, GRPC, MTU -> Optional.empty();
    };
  }

  private static Finding connect(Point point, Duration limit) {
    long began = System.nanoTime();
    try (Socket socket = open(point, limit)) {
      double millis = (System.nanoTime() - began) / 1e6;
      String local = socket.getInetAddress().getHostAddress();
      String detail = local.equals(point.address()) ? "" : local;
      return new Finding.Connect(
          point.address(), point.port(), point.portName(), Outcome.ANSWERED, millis, detail);
    } catch (IOException e) {
      return new Finding.Connect(
          point.address(), point.port(), point.portName(), outcome(e), -1, words(e));
    }
  }

  static Socket open(Point point, Duration limit) throws IOException {
    Socket socket = new Socket();
    try {
      InetAddress address = InetAddress.getByName(point.address());
      int millis = (int) Math.max(1, limit.toMillis());
      socket.connect(new InetSocketAddress(address, point.port()), millis);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw unsent(e);
    }
  }

  /// A connect that ends in a plain `SocketException` got no further than this computer: no route,
  /// no address of the family. Its words are in the language of this computer, so they tell
  /// nothing.
  static IOException unsent(IOException e) {
    boolean plain = e.getClass() == SocketException.class || e instanceof BindException;
    if (!plain) {
      return e;
    }
    NoRouteToHostException unreachable = new NoRouteToHostException(e.getMessage());
    unreachable.initCause(e);
    return unreachable;
  }

  private static Finding lookup(String name) {
    long began = System.nanoTime();
    try {
      List<String> found =
          Arrays.stream(InetAddress.getAllByName(name)).map(InetAddress::getHostAddress).toList();
      double millis = (System.nanoTime() - began) / 1e6;
      LookupStep step = new LookupStep(name, "A", "NOERROR", found, millis);
      return new Finding.Lookup(name, "", Outcome.ANSWERED, List.of(step), "");
    } catch (UnknownHostException e) {
      return new Finding.Lookup(name, "", Outcome.UNRESOLVED, List.of(), words(e));
    }
  }

  static Outcome outcome(IOException e) {
    String words = words(e).toLowerCase(Locale.ROOT);
    return switch (e) {
      case UnknownHostException _ -> Outcome.UNRESOLVED;
      case SocketTimeoutException _ -> Outcome.TIMED_OUT;
      case NoRouteToHostException _ -> Outcome.UNREACHABLE;
      case ConnectException _ ->
          words.contains("timed out")
              ? Outcome.TIMED_OUT
              : words.contains("unreachable") ? Outcome.UNREACHABLE : Outcome.REFUSED;
      default -> words.contains("unreachable") ? Outcome.UNREACHABLE : Outcome.FAILED;
    };
  }

  static String words(IOException e) {
    String message = e.getMessage();
    return Lines.shown(message == null ? e.getClass().getSimpleName() : message, 200);
  }
}
