package dev.portolan.probe;

import dev.portolan.probe.tool.Way;
import java.time.Duration;
import java.util.List;

/// What is asked of the wire, with the options of that question alone.
public sealed interface Question {
  CheckKind kind();

  /// The port that is meant; 0 for every one that the target declares, or where a port has no
  /// meaning.
  int port();

  /// The same question of another port.
  Question at(int port);

  /// A TCP connect; nothing is sent.
  ///
  /// @param backends whether each ready endpoint behind a service's address is asked by itself too
  record Reach(int port, boolean backends) implements Question {
    public Reach(int port) {
      this(port, false);
    }

    @Override
    public CheckKind kind() {
      return CheckKind.REACH;
    }

    @Override
    public Reach at(int newPort) {
      return new Reach(newPort, backends);
    }
  }

  /// A UDP datagram.
  ///
  /// @param payload what is sent, as UTF-8, 1,200 bytes at most; a service that does not know it
  ///   need not answer
  record Udp(int port, String payload) implements Question {
    @Override
    public CheckKind kind() {
      return CheckKind.UDP;
    }

    @Override
    public Udp at(int newPort) {
      return new Udp(newPort, payload);
    }
  }

  /// A TLS handshake.
  ///
  /// @param serverName the name that is asked for (SNI) and looked for in the certificate; empty
  ///   for the target's own
  record Tls(int port, String serverName) implements Question {
    @Override
    public CheckKind kind() {
      return CheckKind.TLS;
    }

    @Override
    public Tls at(int newPort) {
      return new Tls(newPort, serverName);
    }
  }

  /// An HTTP request.
  ///
  /// @param path with the query, beginning with a slash
  /// @param headers such as `Host: shop.example`
  /// @param follow whether redirects are followed, ten at most
  record Http(
      boolean tls, int port, String method, String path, List<String> headers, boolean follow)
      implements Question {
    public static final Http PLAIN = new Http(false, 0, "GET", "/", List.of(), false);

    public Http {
      headers = List.copyOf(headers);
    }

    @Override
    public CheckKind kind() {
      return CheckKind.HTTP;
    }

    @Override
    public Http at(int newPort) {
      return new Http(tls, newPort, method, path, headers, follow);
    }
  }

  /// The standard health question of gRPC (`grpc.health.v1.Health/Check`).
  ///
  /// @param service empty for the server as a whole
  /// @param authority the name that the server is spoken to by (`:authority`, and SNI), with or
  ///   without a port, as a gateway or an ingress routes by it; empty for the target's own
  record Grpc(boolean tls, int port, String service, String authority) implements Question {
    public Grpc(boolean tls, int port, String service) {
      this(tls, port, service, "");
    }

    @Override
    public CheckKind kind() {
      return CheckKind.GRPC;
    }

    @Override
    public Grpc at(int newPort) {
      return new Grpc(tls, newPort, service, authority);
    }
  }

  /// A lookup of the target's name, or of its address's name (PTR).
  ///
  /// @param backends whether each backend of the cluster's DNS is asked by itself too
  record Dns(RecordType type, boolean backends) implements Question {
    @Override
    public CheckKind kind() {
      return CheckKind.DNS;
    }

    @Override
    public int port() {
      return 0;
    }

    @Override
    public Dns at(int newPort) {
      return this;
    }
  }

  /// Echo requests (ICMP).
  ///
  /// @param count 1 to 100
  /// @param size bytes of payload, 0 to 65,000
  /// @param interval at least 0.2 s: less is root's
  /// @param whole true to forbid fragments on the way (DF)
  record Ping(int count, int size, Duration interval, boolean whole, Family family)
      implements Question {
    private static final Duration LAST_ANSWER = Duration.ofSeconds(5);

    public static final Ping PLAIN = new Ping(5, 56, Duration.ofMillis(200), false, Family.ANY);

    /// How long all of it takes, the last answer waited for.
    public Duration takes() {
      return interval.multipliedBy(count).plus(LAST_ANSWER);
    }

    @Override
    public CheckKind kind() {
      return CheckKind.PING;
    }

    @Override
    public int port() {
      return 0;
    }

    @Override
    public Ping at(int newPort) {
      return this;
    }
  }

  /// The way, hop by hop.
  ///
  /// @param port of TCP and UDP probes; 0 for the tool's own
  record Traceroute(Way way, int port, Family family) implements Question {
    public static final Traceroute PLAIN = new Traceroute(Way.BEST, 0, Family.ANY);

    @Override
    public CheckKind kind() {
      return CheckKind.TRACEROUTE;
    }

    @Override
    public Traceroute at(int newPort) {
      return new Traceroute(way, newPort, family);
    }
  }

  /// The largest packet that passes whole (path MTU).
  record Mtu(Family family) implements Question {
    @Override
    public CheckKind kind() {
      return CheckKind.MTU;
    }

    @Override
    public int port() {
      return 0;
    }

    @Override
    public Mtu at(int newPort) {
      return this;
    }
  }

  /// What a traceroute's probes are made of.
  enum Way {
    /// TCP to a service's port, else what the tool does by itself.
    BEST,
    UDP,
    ICMP,
    TCP
  }

  /// The addresses that are meant, where a target has both.
  enum Family {
    ANY,
    IPV4,
    IPV6
  }

  /// What is looked up in DNS.
  enum RecordType {
    A,
    AAAA,
    SRV,
    PTR
  }

  /// The plain question of a kind.
  static Question of(CheckKind kind, int port) {
    return switch (kind) {
      case REACH -> new Reach(port);
      case UDP -> new Udp(port, "");
      case TLS -> new Tls(port, "");
      case HTTP -> Http.PLAIN.at(port);
      case GRPC -> new Grpc(false, port, "");
      case DNS -> new Dns(RecordType.A, false);
      case PING -> Ping.PLAIN;
      case TRACEROUTE -> Traceroute.PLAIN.at(port);
      case MTU -> new Mtu(Family.ANY);
    };
  }
}
