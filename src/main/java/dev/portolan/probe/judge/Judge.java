package dev.portolan.probe.judge;

import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.Addresses;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Connect;
import dev.portolan.probe.Finding.Mtu;
import dev.portolan.probe.Finding.Ping;
import dev.portolan.probe.Finding.Trace;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.judge.Answer.Stopped;
import dev.portolan.probe.target.Aim;
import dev.portolan.probe.target.Aim.Method;
import dev.portolan.probe.target.Aim.Point;
import dev.portolan.probe.target.Aim.Points;
import dev.portolan.probe.target.Ports;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Says how a check comes out.
///
/// The outcome is the worst of the findings about the path, so that one dead port out of three is
/// seen; the summary counts. Findings that only tell the prober's trouble decide when there is no
/// other.
public final class Judge {
  /// From best to worst.
  private static final List<Outcome> ORDER =
      List.of(
          Outcome.ANSWERED,
          Outcome.SENT,
          Outcome.REFUSED,
          Outcome.UNREACHABLE,
          Outcome.TIMED_OUT,
          Outcome.UNRESOLVED,
          Outcome.FAILED,
          Outcome.NOT_PERMITTED,
          Outcome.TOOL_MISSING,
          Outcome.CANCELLED);

  private final CheckRequest request;
  private final Points points;
  private final Advice advice;

  public Judge(CheckRequest request, Points points, SnapshotIndex index) {
    this.request = request;
    this.points = points;
    this.advice = new Advice(request, points, index);
  }

  /// The verdict when the points were tried, or the time limit came first.
  ///
  /// @param limited true when the time limit came before the end
  public Verdict verdict(List<Finding> findings, boolean limited) {
    String limit = "The time limit of " + request.timeLimit().toSeconds() + " s came first.";
    if (findings.isEmpty()) {
      // Nothing was asked of the path, so nothing is said of it.
      return new Verdict(Outcome.FAILED, limit, advice.general());
    }
    Finding worst = worst(findings);
    Verdict verdict =
        new Verdict(worst.outcome(), Words.sentence(summary(findings, worst)), advice.of(worst));
    int untried = points.points().size() - findings.size();
    if (!limited) {
      return verdict;
    }
    return verdict.and(untried <= 0 ? limit : untried + " more were not tried. " + limit);
  }

  /// The verdict when the check could not go on.
  public Verdict stopped(Stopped stopped, List<Finding> findings) {
    String done =
        findings.isEmpty() ? "" : " Before that: " + summary(findings, worst(findings)) + ".";
    String text =
        switch (stopped.outcome()) {
          case CANCELLED -> "Cancelled." + done;
          case TOOL_MISSING ->
              "The container " + request.from() + " has " + missing() + family() + ".";
          default -> stopped.summary() + done;
        };
    String more =
        stopped.outcome() == Outcome.TOOL_MISSING ? advice.toolMissing() : stopped.advice();
    return new Verdict(stopped.outcome(), text, more);
  }

  private String missing() {
    return switch (points.method()) {
      case CONNECT ->
          "nothing to connect with (such as bash, nc, python3, perl, curl, wget or telnet)";
      case DNS -> "nothing to look names up with (dig, nslookup, host, python3, node or getent)";
      case HTTP -> "nothing to send a request with (such as curl, python3, node, wget or bash)";
      case TLS -> "nothing to shake hands with (such as openssl, python3, node, ruby or curl)";
      case UDP ->
          "nothing to send a datagram with (such as python3, perl, node, bash, socat or nc)";
      case GRPC -> "nothing that speaks gRPC (grpc_health_probe, python3, or curl with od or bash)";
      case PING -> whole() ? "no ping that can forbid fragments" : "no ping that works";
      case TRACE -> "no traceroute, tracepath or mtr that can do this";
      case MTU -> "neither a ping that can forbid fragments nor a tracepath";
      default -> "no tool that can ask this";
    };
  }

  private String family() {
    boolean six = points.points().stream().allMatch(p -> Addresses.isIpv6(p.address()));
    return six && !points.points().isEmpty() ? " over IPv6" : "";
  }

  private boolean whole() {
    return request.question() instanceof Question.Ping p && p.whole();
  }

  static Finding worst(List<Finding> findings) {
    boolean anyAboutThePath = findings.stream().anyMatch(f -> f.outcome().aboutThePath());
    Predicate<Finding> counts = f -> !anyAboutThePath || f.outcome().aboutThePath();
    Optional<Finding> worst =
        findings.stream()
            .filter(counts)
            .max(Comparator.comparingInt(f -> ORDER.indexOf(f.outcome())));
    return worst.orElse(findings.getFirst());
  }

  private String summary(List<Finding> findings, Finding worst) {
    if (findings.size() == 1) {
      return one(findings.getFirst());
    }
    List<Point> behind = points.points().stream().filter(p -> !p.name().isEmpty()).toList();
    boolean apart = request.question() instanceof Question.Reach r && r.backends();
    if (apart && points.viaService() && !behind.isEmpty()) {
      return front(findings, behind);
    }
    return counted(findings, worst);
  }

  /// A service's own address first, then what is behind it.
  private String front(List<Finding> findings, List<Point> behind) {
    Map<Point, Finding> found = new LinkedHashMap<>();
    List<Finding> own = new ArrayList<>();
    for (Finding finding : findings) {
      Optional<Point> point = behind.stream().filter(p -> is(finding, p)).findFirst();
      point.ifPresentOrElse(p -> found.put(p, finding), () -> own.add(finding));
    }
    if (own.isEmpty() || found.isEmpty()) {
      return counted(findings, worst(findings));
    }
    List<String> bad =
        found.entrySet().stream()
            .filter(e -> e.getValue().outcome() != Outcome.ANSWERED)
            .map(
                e ->
                    e.getKey().name()
                        + " ("
                        + Words.place(e.getValue())
                        + ") "
                        + e.getValue().outcome().text())
            .toList();
    String first = own.size() == 1 ? one(own.getFirst()) : counted(own, worst(own));
    return first + Words.behind(bad, found.size());
  }

  private static boolean is(Finding finding, Point point) {
    return finding instanceof Connect c
        && c.address().equals(point.address())
        && c.port() == point.port();
  }

  private String counted(List<Finding> findings, Finding worst) {
    long answered = count(findings, Outcome.ANSWERED);
    boolean alike = findings.stream().allMatch(f -> f.outcome() == worst.outcome());
    String what = what();
    String to = request.to().label();
    if (alike) {
      String all = findings.size() == 2 ? "both " : "all " + findings.size() + " ";
      return all + what + " of " + to + " " + verb(worst.outcome());
    }
    String bad =
        String.join(
            ", ",
            findings.stream()
                .filter(f -> f.outcome() != Outcome.ANSWERED)
                .map(f -> Words.place(f) + " " + f.outcome().text())
                .toList());
    return answered + " of " + findings.size() + " " + what + " of " + to + " answered: " + bad;
  }

  private String what() {
    if (points.method() == Method.DNS) {
      return "lookups";
    }
    boolean oneAddress = points.points().stream().map(Aim.Point::address).distinct().count() == 1;
    return oneAddress ? "ports" : Ports.needed(points.method()) ? "endpoints" : "addresses";
  }

  private static String verb(Outcome outcome) {
    return switch (outcome) {
      case UNRESOLVED -> "did not resolve";
      case UNREACHABLE -> "are unreachable";
      default -> outcome.text();
    };
  }

  private static long count(List<Finding> findings, Outcome outcome) {
    return findings.stream().filter(f -> f.outcome() == outcome).count();
  }

  private String one(Finding finding) {
    String from = request.from().podRef().path();
    return switch (finding) {
      case Connect c -> Words.connect(from, c);
      case Ping p -> Words.ping(from, p);
      case Trace t -> Words.trace(from, t);
      case Finding.Udp u -> AnswerWords.udp(from, u);
      case Finding.Tls t -> AnswerWords.tls(from, t);
      case Finding.Http h -> AnswerWords.http(from, h);
      case Finding.Grpc g -> AnswerWords.grpc(from, g);
      case Finding.Lookup l -> AnswerWords.lookup(from, l);
      case Mtu m -> Words.mtu(from, m);
      default -> Words.place(finding) + " " + finding.outcome().text();
    };
  }
}
