package dev.portolan.probe.tool;

import dev.portolan.probe.Addresses;
import dev.portolan.probe.HostText;
import dev.portolan.probe.Payload;
import dev.portolan.probe.Question;
import dev.portolan.probe.output.GrpcParser;
import dev.portolan.probe.target.Aim.Point;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The ways to ask for gRPC's health, best first.
final class GrpcTools {
  /// How long the whole may take, in seconds.
  static final int SECONDS = 5;

  /// As long as a length of one byte tells.
  static final int MAX_SERVICE = 120;

  private static final String WAIT = Integer.toString(SECONDS);
  private static final String PATH = "/grpc.health.v1.Health/Check";
  private static final int FIELD_1 = 0x0a;

  private GrpcTools() {}

  static List<Tool> of(Question.Grpc q) {
    Way way =
        new Way(
            Duration.ofSeconds(SECONDS + 4L), (p, namer) -> new GrpcParser(p.address(), p.port()));
    return List.of(
        // It has no option for another authority.
        way.of(
            "grpc_health_probe",
            "grpc_health_probe",
            (b, p) -> q.authority().isEmpty(),
            p -> probe(q, p)),
        way.of("python3", p -> python(q, p)),
        way.of(
            "curl",
            "curl",
            (b, p) -> b.shell() && b.has("od"),
            p -> curl("sh", GrpcScripts.CURL, q, p)),
        way.of(
            "curl with bash",
            "curl",
            (b, p) -> b.shell() && b.has("bash"),
            p -> curl("bash", GrpcScripts.CURL_BASH, q, p)));
  }

  /// The request: a frame's head (not compressed, length) and the message, whose first field is the
  /// service's name.
  static Payload message(String service) {
    byte[] name = service.getBytes(StandardCharsets.UTF_8);
    int length = name.length == 0 ? 0 : name.length + 2;
    ByteBuffer frame = ByteBuffer.allocate(5 + length).put((byte) 0).putInt(length);
    if (length > 0) {
      frame.put((byte) FIELD_1).put((byte) name.length).put(name);
    }
    return new Payload(frame.array());
  }

  private static List<String> probe(Question.Grpc q, Point p) {
    List<String> argv = new ArrayList<>(List.of("grpc_health_probe", "-addr=" + Way.hostPort(p)));
    argv.addAll(List.of("-connect-timeout=3s", "-rpc-timeout=" + WAIT + "s"));
    if (!q.service().isEmpty()) {
      argv.add("-service=" + q.service());
    }
    if (q.tls()) {
      argv.addAll(List.of("-tls", "-tls-no-verify"));
    }
    return argv;
  }

  private static List<String> python(Question.Grpc q, Point p) {
    return List.of(
        "python3",
        Way.PYTHON,
        GrpcScripts.PYTHON,
        q.tls() ? "1" : "0",
        p.address(),
        Way.port(p),
        host(q, p),
        message(q.service()).hex(),
        WAIT,
        q.authority());
  }

  private static List<String> curl(String shell, String script, Question.Grpc q, Point p) {
    List<String> argv = new ArrayList<>(List.of(shell, "-c", script, "portolan"));
    argv.add(message(q.service()).octal());
    argv.addAll(List.of("curl", "-q", "-skv", "--noproxy", "*", "--connect-timeout", "3"));
    argv.addAll(List.of("-m", WAIT, "--data-binary", "@-"));
    argv.add(q.tls() ? "--http2" : "--http2-prior-knowledge");
    argv.addAll(List.of("-H", "content-type: application/grpc", "-H", "te: trailers"));
    argv.addAll(List.of("-w", "portolan %{time_connect} %{time_total}"));
    if (!q.authority().isEmpty()) {
      argv.addAll(List.of("-H", "host: " + q.authority())); // HTTP/2's :authority
    }
    String host = host(q, p);
    if (!host.equals(p.address())) {
      argv.addAll(List.of("--resolve", host + ":" + p.port() + ":" + Way.host(p.address())));
    }
    argv.add((q.tls() ? "https" : "http") + "://" + Way.host(host) + ":" + p.port() + PATH);
    return argv;
  }

  /// The name for the URL and SNI: the chosen authority's where it has one, else the target's own.
  private static String host(Question.Grpc q, Point p) {
    String chosen = HostText.authority(q.authority()).host();
    if (Addresses.isHostName(chosen)) {
      return chosen;
    }
    return p.name().isEmpty() ? p.address() : p.name();
  }
}
