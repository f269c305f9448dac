package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.probe.Addresses;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The request itself, once a connection stands: TLS where it is asked for, then HTTP. Where the
/// target is in a mesh and the caller is not, one is made though none was asked for: a mesh accepts
/// every connection, and resets it when it hears what it does not like.
final class RequestRule implements Rule {
  private static final Pattern PLAIN =
      Pattern.compile(
          "wrong version number|packet length too long|http request|record layer failure"
              + "|unknown protocol|plaintext",
          Pattern.CASE_INSENSITIVE);

  @Override
  public Step look(Chain chain, List<Step> before) {
    if (!Seen.answered(before, Stage.WIRE)) {
      return Step.skipped(Stage.REQUEST, "No connection stands that a request could go over.");
    }
    Question.Http asked = chain.asked().request();
    if (asked == null) {
      return throughMesh(chain);
    }
    List<CheckResult> made = new ArrayList<>();
    Optional<String> distrusted = Optional.empty();
    if (asked.tls()) {
      CheckResult tls = chain.ask(new Question.Tls(asked.port(), ""), chain.asked().to());
      made.add(tls);
      Optional<Step> bad = tls(chain, tls);
      if (bad.isPresent()) {
        return bad.get().with(made);
      }
      distrusted = Certificates.of(tls).flatMap(Certificates::distrusted);
    }
    CheckResult result = chain.ask(asked, chain.asked().to());
    made.add(result);
    Step step = MeshRule.step(chain, result).orElseGet(() -> http(chain, result));
    return distrusted.isPresent() && step.cause() == null
        ? distrusted(step, distrusted.get()).with(made)
        : step.with(made);
  }

  /// One plain request to a target in a mesh; that it is no HTTP matters only where it is reset.
  private static Step throughMesh(Chain chain) {
    Question.Http plain = Question.Http.PLAIN.at(chain.number());
    CheckResult result = chain.ask(plain, chain.asked().to());
    return MeshRule.step(chain, result)
        .orElseGet(
            () ->
                Step.ok(
                        Stage.REQUEST,
                        "The target is in a mesh and the caller is not; plain connections are let in.",
                        Seen.line(result))
                    .with(List.of(result)));
  }

  private static Step distrusted(Step step, String why) {
    String said =
        step.said()
            + " Its certificate is signed by an authority that only those trust who were given it"
            + " (as in every cluster: `ca.crt` beside the service account's token).";
    return Step.note(Stage.REQUEST, said, why);
  }

  private static Optional<Step> tls(Chain chain, CheckResult result) {
    Optional<Finding.Tls> found = Certificates.of(result);
    boolean failed = result.outcome().aboutThePath() && result.outcome() != Outcome.ANSWERED;
    Optional<String> problem = found.flatMap(Certificates::turnedDown);
    if (!failed && problem.isEmpty()) {
      return Optional.empty();
    }
    String detail = found.map(Finding.Tls::detail).orElse("");
    boolean plain = failed && plain(detail);
    String sentence =
        failed
            ? failure(chain, result, plain)
            : "Clients turn its certificate down: " + problem.orElse("");
    List<String> evidence =
        new ArrayList<>(List.of(Seen.line(result) + (detail.isEmpty() ? "" : " (" + detail + ")")));
    found.ifPresent(f -> evidence.addAll(f.problems()));
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
    Fix fix =
        plain
            ? Fix.kubectl("Ask without TLS, or give it a certificate", unsafe(chain))
            : Fix.kubectl("See the certificates that it shows", line);
    return Optional.of(Step.broken(Stage.REQUEST, cause, fix));
  }

  private static String unsafe(Chain chain) {
    String host = Addresses.isIpv6(chain.to()) ? "[" + chain.to() + "]" : chain.to();
    List<String> curl = List.of("curl", "-v", "http://" + host + ":" + chain.number() + "/");
    return chain.fromLaptop()
        ? Kubectl.line(curl)
        : Kubectl.exec(chain.ground().context(), chain.asked().from(), curl);
  }

  /// A server that answers TLS with something else speaks plain HTTP, or another protocol.
  private static boolean plain(String detail) {
    return PLAIN.matcher(detail).find();
  }

  private static String failure(Chain chain, CheckResult result, boolean plain) {
    return plain
        ? "A connection stands, and what answers at port "
            + chain.number()
            + " of "
            + chain.to()
            + " speaks no TLS: plain HTTP, or another protocol."
        : "A connection stands, and the TLS handshake does not: " + result.outcome().text() + ".";
  }

  private static Step http(Chain chain, CheckResult result) {
    Optional<Finding.Http> found = result.findings(Finding.Http.class).stream().findFirst();
    if (!result.outcome().aboutThePath() || found.isEmpty()) {
      return Step.skipped(Stage.REQUEST, result.summary());
    }
    int status = found.get().status();
    boolean stalled = found.get().detail().equals(Finding.Http.STALLED);
    if (result.outcome() == Outcome.ANSWERED && status < 500 && !stalled) {
      String said = "It answers with status " + status + ".";
      return status < 400 ? Step.ok(Stage.REQUEST, said) : Step.note(Stage.REQUEST, said);
    }
    boolean hangs = stalled || result.outcome() == Outcome.TIMED_OUT;
    String sentence =
        status >= 500
            ? chain.to() + " is reached, and answers with the server error " + status + "."
            : stalled
                ? "The head of the answer comes, and its body does not: it stalls."
                : "A connection stands, and the request gets no answer: "
                    + result.outcome().text()
                    + ".";
    Cause cause =
        new Cause(
            hangs ? Kind.HANGS : Kind.BAD_BACKEND,
            sentence,
            List.of(Seen.line(result)),
            hangs
                ? Next.check(
                    "Find the largest packet that passes",
                    chain.request(new Question.Mtu(Question.Family.ANY), chain.asked().to()))
                : Next.check("Ask again", result.request()));
    return Step.broken(Stage.REQUEST, cause, Fixes.of(chain, cause));
  }
}
