package dev.portolan.cli;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Question;
import dev.portolan.probe.Question.RecordType;
import dev.portolan.probe.QuestionRules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of the questions that speak a protocol: `http`, `tls`, `udp`, `grpc` and `dns`.
final class AskOptions {
  @Option(names = "--method", paramLabel = "M", description = "http: the method (default GET).")
  private @Nullable String method;

  @Option(names = "--path", paramLabel = "PATH", description = "http: path and query (default /).")
  private @Nullable String path;

  @Option(
      names = "--header",
      paramLabel = "'NAME: VALUE'",
      description = "http: a header; may be given again. Host also chooses the name for TLS.")
  private List<String> headers = new ArrayList<>();

  @Option(names = "--follow", description = "http: follow redirects, ten at most.")
  private boolean follow;

  @Option(names = "--tls", description = "http, grpc: over TLS.")
  private boolean tls;

  @Option(
      names = "--sni",
      paramLabel = "NAME",
      description = "tls: the name to ask for, and to find in the certificate.")
  private @Nullable String sni;

  @Option(
      names = "--payload",
      paramLabel = "TEXT",
      description = "udp: what is sent (default a question for ports 53 and 123, else a line end).")
  private @Nullable String payload;

  @Option(names = "--service", paramLabel = "NAME", description = "grpc: the service asked about.")
  private @Nullable String service;

  @Option(
      names = "--authority",
      paramLabel = "HOST[:PORT]",
      description =
          "grpc: the name that the server is spoken to by, as a gateway or an ingress routes by it"
              + " (default the target's own).")
  private @Nullable String authority;

  @Option(
      names = "--type",
      paramLabel = "A|AAAA|SRV|PTR",
      description = "dns: what is looked up (default A).")
  private @Nullable String type;

  @Option(
      names = "--backends",
      description = "dns: ask each backend of the cluster's DNS too; reach: each of a service's.")
  private boolean backends;

  /// The question of this kind. Fails with one line on an option that is wrong, or another kind's.
  Question question(CheckKind kind, int port) {
    only("--method", method != null, CheckKind.HTTP, kind);
    only("--path", path != null, CheckKind.HTTP, kind);
    only("--header", !headers.isEmpty(), CheckKind.HTTP, kind);
    only("--follow", follow, CheckKind.HTTP, kind);
    KindOption.only("--tls", tls, EnumSet.of(CheckKind.HTTP, CheckKind.GRPC), kind);
    only("--sni", sni != null, CheckKind.TLS, kind);
    only("--payload", payload != null, CheckKind.UDP, kind);
    only("--service", service != null, CheckKind.GRPC, kind);
    only("--authority", authority != null, CheckKind.GRPC, kind);
    only("--type", type != null, CheckKind.DNS, kind);
    KindOption.only("--backends", backends, EnumSet.of(CheckKind.DNS, CheckKind.REACH), kind);
    Question question =
        switch (kind) {
          case HTTP -> new Question.Http(tls, port, method(), or(path, "/"), headers, follow);
          case TLS -> new Question.Tls(port, or(sni, ""));
          case UDP -> new Question.Udp(port, or(payload, ""));
          case GRPC -> new Question.Grpc(tls, port, or(service, ""), or(authority, ""));
          case DNS -> new Question.Dns(type(), backends);
          case REACH -> new Question.Reach(port, backends);
          default -> Question.of(kind, port);
        };
    String problem = QuestionRules.problem(question);
    if (!problem.isEmpty()) {
      throw CommandFailure.usage(problem);
    }
    return question;
  }

  private String method() {
    return or(method, "GET").toUpperCase(Locale.ROOT);
  }

  private RecordType type() {
    String wanted = or(type, "A").toUpperCase(Locale.ROOT);
    for (RecordType known : RecordType.values()) {
      if (known.name().equals(wanted)) {
        return known;
      }
    }
    throw CommandFailure.usage("unknown record type " + type + "; there are A, AAAA, SRV and PTR");
  }

  private static void only(String option, boolean given, CheckKind kind, CheckKind asked) {
    KindOption.only(option, given, EnumSet.of(kind), asked);
  }

  private static String or(@Nullable String given, String otherwise) {
    return given == null ? otherwise : given;
  }
}
