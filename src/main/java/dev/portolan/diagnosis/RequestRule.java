package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The request itself, once a connection stands: TLS where it is asked for, then HTTP.
final class RequestRule implements Rule {
  @Override
  public Step look(Chain chain, List<Step> before) {
    Question.Http http = chain.asked().request();
    if (http == null) {
      return Step.skipped(Stage.REQUEST, "No request is asked for: a connect is enough.");
    }
    if (!Seen.answered(before, Stage.WIRE)) {
      return Step.skipped(Stage.REQUEST, "No connection stands that a request could go over.");
    }
    List<CheckResult> made = new ArrayList<>();
    if (http.tls()) {
      CheckResult tls = chain.ask(new Question.Tls(http.port(), ""), chain.asked().to());
      made.add(tls);
      Optional<Step> bad = tls(chain, tls);
      if (bad.isPresent()) {
        return bad.get().with(made);
      }
    }
    CheckResult result = chain.ask(http, chain.asked().to());
    made.add(result);
    return http(chain, result).with(made);
  }

  private static Optional<Step> tls(Chain chain, CheckResult result) {
    Optional<Finding.Tls> found =
        result.findings().stream()
            .filter(Finding.Tls.class::isInstance)
            .map(Finding.Tls.class::cast)
            .findFirst();
    boolean failed = result.outcome().aboutThePath() && result.outcome() != Outcome.ANSWERED;
    List<String> problems = found.map(Finding.Tls::problems).orElse(List.of());
    if (!failed && problems.isEmpty()) {
      return Optional.empty();
    }
    String sentence =
        failed
            ? "A connection stands, and the TLS handshake does not: "
                + result.outcome().text()
                + "."
            : "Clients turn its certificate down: " + problems.getFirst();
    List<String> evidence = new ArrayList<>(List.of(Seen.line(result)));
    evidence.addAll(problems);
    Cause cause =
        new Cause(Kind.TLS, sentence, evidence, Next.check("Shake hands again", result.request()));
    String line =
        Kubectl.line(
            List.of(
                "openssl",
                "s_client",
                "-connect",
                chain.to() + ":" + chain.number(),
                "-servername",
                chain.to()));
    return Optional.of(
        Step.broken(Stage.REQUEST, cause, Fix.kubectl("See the certificates that it shows", line)));
  }

  private static Step http(Chain chain, CheckResult result) {
    Optional<Finding.Http> found =
        result.findings().stream()
            .filter(Finding.Http.class::isInstance)
            .map(Finding.Http.class::cast)
            .findFirst();
    if (!result.outcome().aboutThePath() || found.isEmpty()) {
      return Step.skipped(Stage.REQUEST, result.summary());
    }
    int status = found.get().status();
    if (result.outcome() == Outcome.ANSWERED && status < 500) {
      String said = "It answers with status " + status + ".";
      return status < 400 ? Step.ok(Stage.REQUEST, said) : Step.note(Stage.REQUEST, said);
    }
    String sentence =
        status >= 500
            ? chain.to() + " is reached, and answers with the server error " + status + "."
            : "A connection stands, and the request gets no answer: "
                + result.outcome().text()
                + ".";
    Kind kind = result.outcome() == Outcome.TIMED_OUT ? Kind.MTU : Kind.OUTSIDE;
    Cause cause =
        new Cause(
            kind,
            sentence,
            List.of(Seen.line(result)),
            Next.check(
                "Find the largest packet that passes",
                chain.request(new Question.Mtu(Question.Family.ANY), chain.asked().to())));
    return Step.broken(Stage.REQUEST, cause, null);
  }
}
