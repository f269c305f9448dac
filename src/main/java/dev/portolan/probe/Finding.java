package dev.portolan.probe;

import dev.portolan.model.ObjectRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one command found out, parsed.
public sealed interface Finding {
  Outcome outcome();

  /// What was asked: an address, a name, or a URL.
  String address();

  /// The tool's or server's own words that matter most, or empty.
  String detail();

  /// Those of one kind, in their order.
  static <T extends Finding> List<T> only(Class<T> kind, List<Finding> findings) {
    return findings.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// A TCP connect to one address and port.
  ///
  /// @param millis time until the answer, or negative when the tool does not tell
  record Connect(
      String address, int port, String portName, Outcome outcome, double millis, String detail)
      implements Finding {}

  /// A ping. Times in milliseconds; negative when no reply came.
  record Ping(String address, Outcome outcome, int sent, int received, Rtt rtt, String detail)
      implements Finding {
    /// Share of packets lost, 0 to 100.
    public double lossPercent() {
      return sent == 0 ? 0 : 100.0 * (sent - received) / sent;
    }
  }

  /// Round-trip times in milliseconds; all negative when none was measured.
  record Rtt(double min, double avg, double max) {
    public static final Rtt NONE = new Rtt(-1, -1, -1);
  }

  /// A traceroute. `outcome` is ANSWERED when the last hop is the target.
  record Trace(String address, Outcome outcome, List<Hop> hops, String detail) implements Finding {
    public Trace {
      hops = List.copyOf(hops);
    }
  }

  /// One hop of a traceroute: no address when every probe went unanswered (`* * *`).
  ///
  /// @param millis one rtt per answered probe
  /// @param object pod, node or service that owns the address in the snapshot, or null
  /// @param name what to call it: the object's path, `gateway of node N`, or empty when unknown
  record Hop(
      int number, String address, List<Double> millis, @Nullable ObjectRef object, String name) {
    public Hop {
      millis = List.copyOf(millis);
    }

    public boolean silent() {
      return address.isEmpty();
    }
  }

  /// A UDP datagram to one address and port: answered, sent without an answer, or refused by a
  /// "port unreachable" (ICMP).
  ///
  /// @param millis time until the answer, or negative
  record Udp(
      String address, int port, String portName, Outcome outcome, double millis, String detail)
      implements Finding {}

  /// A TLS handshake: ANSWERED when there was one, whatever is wrong with the certificate.
  ///
  /// @param version such as `TLSv1.3`, or empty
  /// @param serverName the name that was asked for
  /// @param chain the server's own certificate first
  /// @param problems what is wrong with it (expired, another name, unknown authority); a sentence
  ///   each
  record Tls(
      String address,
      int port,
      Outcome outcome,
      String version,
      String serverName,
      List<Certificate> chain,
      List<String> problems,
      String detail)
      implements Finding {
    public Tls {
      chain = List.copyOf(chain);
      problems = List.copyOf(problems);
    }
  }

  /// A certificate as far as it matters; the times are null where the tool does not tell.
  ///
  /// @param names the subject's alternative names (DNS names and addresses)
  record Certificate(
      String subject,
      String issuer,
      List<String> names,
      @Nullable Instant notBefore,
      @Nullable Instant notAfter) {
    public Certificate {
      names = List.copyOf(names);
    }
  }

  /// An HTTP request: ANSWERED when there was a status, whatever it is.
  ///
  /// @param address the URL
  /// @param status 0 when there was none
  /// @param redirects the URLs that it led to, in order
  /// @param headers of the last answer, bounded
  record Http(
      String address,
      Outcome outcome,
      int status,
      Timing timing,
      List<String> redirects,
      List<String> headers,
      String detail)
      implements Finding {
    /// The detail of an answer of which only the head came.
    public static final String STALLED = "the head came, and the body stalled";

    public Http {
      redirects = List.copyOf(redirects);
      headers = List.copyOf(headers);
    }
  }

  /// How long each part of a request took, in milliseconds; negative where the tool does not tell.
  record Timing(double lookup, double connect, double tls, double firstByte, double total) {
    public static final Timing NONE = new Timing(-1, -1, -1, -1, -1);
  }

  /// A gRPC health check: ANSWERED when the server spoke gRPC.
  ///
  /// @param status `SERVING`, `NOT_SERVING`, `SERVICE_UNKNOWN`, or the name of gRPC's own status
  ///   such as `UNIMPLEMENTED`
  record Grpc(
      String address, int port, Outcome outcome, String status, double millis, String detail)
      implements Finding {}

  /// A lookup by one server: ANSWERED when it gave records.
  ///
  /// @param address the name that was looked up
  /// @param server the address that was asked, or empty for what the pod's resolv.conf says
  /// @param steps each question that was sent, the search list's ones in order
  record Lookup(
      String address, String server, Outcome outcome, List<LookupStep> steps, String detail)
      implements Finding {
    public Lookup {
      steps = List.copyOf(steps);
    }

    /// The records that were found, of all steps.
    public List<String> records() {
      return steps.stream().flatMap(s -> s.records().stream()).toList();
    }
  }

  /// One question to a DNS server.
  ///
  /// @param code `NOERROR`, `NXDOMAIN`, `SERVFAIL` and so on, or `TIMEOUT`
  /// @param millis negative where the tool does not tell
  record LookupStep(String name, String type, String code, List<String> records, double millis) {
    public LookupStep {
      records = List.copyOf(records);
    }
  }

  /// The largest packet that passes whole to an address.
  ///
  /// @param bytes the IP packet's size, headers included; 0 when nothing passed
  /// @param limit which hop said so, or empty
  record Mtu(String address, Outcome outcome, int bytes, String limit, String detail)
      implements Finding {
    /// The detail of a path on which larger packets are lost and no router says so.
    public static final String BLACK_HOLE =
        "larger packets vanish without a word: no router says that they are too big, so senders"
            + " cannot know";

    public boolean blackHole() {
      return detail.equals(BLACK_HOLE);
    }
  }
}
