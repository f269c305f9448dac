package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Pod;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The stage of the requests through an ingress or a route: a GET for each path, by the host's own
/// name (`Host`, SNI), from the caller and from this computer, told apart.
final class EntryRequests {
  /// Paths that are asked, at most.
  private static final int MOST = 6;

  private static final Duration LIMIT = Duration.ofSeconds(8);

  private final Chain chain;
  private final Front front;
  private final List<CheckResult> made = new ArrayList<>();
  private final List<String> evidence = new ArrayList<>();
  private final List<Cause> causes = new ArrayList<>();
  private final List<Lead> asked = new ArrayList<>();
  private final List<Lead> failed = new ArrayList<>();
  private final List<Cause> unshaken = new ArrayList<>();
  private final List<CheckResult> outside = new ArrayList<>();

  /// Those that are answered to both, and not alike.
  private final List<Lead> differing = new ArrayList<>();

  private EntryRequests(Chain chain, Front front) {
    this.chain = chain;
    this.front = front;
  }

  static Step look(Chain chain, List<Step> before) {
    if (!Seen.answered(before, Stage.WIRE)) {
      return Step.skipped(Stage.REQUEST, "No connection stands that a request could go over.");
    }
    Optional<Front> front = Front.of(chain);
    return front.isEmpty()
        ? Step.skipped(Stage.REQUEST, "It takes connections, not HTTP: a connect tells all.")
        : new EntryRequests(chain, front.get()).step();
  }

  private Step step() {
    if (front.tls()) {
      handshake();
    }
    Map<String, Lead> paths = new LinkedHashMap<>();
    for (Lead lead : chain.leads()) {
      if (lead.path().isEmpty()) {
        evidence.add(unasked() + ": " + lead.label());
      } else {
        paths.putIfAbsent(lead.path(), lead);
      }
    }
    for (Lead lead : paths.values().stream().limit(MOST).toList()) {
      CheckResult inside = request(lead);
      if (inside.outcome() == Outcome.CANCELLED) {
        break;
      }
    }
    if (paths.size() > MOST) {
      evidence.add((paths.size() - MOST) + " more paths are not asked");
    }
    return told();
  }

  /// What a method does is known to its program alone.
  private String unasked() {
    return calls()
        ? "not called, since a call may change something"
        : "not asked, since a plain GET does not go there";
  }

  private boolean calls() {
    GatewayRoute route = chain.route();
    return route != null && route.ref().kind() == dev.portolan.model.Kind.GRPC_ROUTE;
  }

  private Step told() {
    if (causes.isEmpty() && asked.isEmpty()) {
      String why =
          calls()
              ? "Its methods are not called: a call may change something."
              : made.isEmpty() ? "No path of it can be asked by a GET." : made.getLast().summary();
      return Step.skipped(Stage.REQUEST, why).with(made);
    }
    String[] lines = evidence.toArray(String[]::new);
    if (causes.isEmpty()) {
      String said =
          asked.size() == 1
              ? "The one path that was asked is answered"
              : "All " + asked.size() + " paths that were asked are answered";
      return (differing.isEmpty()
              ? Step.ok(Stage.REQUEST, said + from() + ".", lines)
              : Step.note(Stage.REQUEST, said + from() + ".", lines))
          .with(made);
    }
    Cause first = causes.getFirst();
    Cause cause = new Cause(first.kind(), first.sentence(), evidence, first.next());
    Fix fix = fix(first);
    boolean all = !unshaken.isEmpty() || (!asked.isEmpty() && failed.size() >= asked.size());
    return (all ? Step.broken(Stage.REQUEST, cause, fix) : Step.remark(Stage.REQUEST, cause, fix))
        .with(made);
  }

  private String from() {
    long answers = outside.stream().filter(r -> r.outcome() == Outcome.ANSWERED).count();
    if (outside.isEmpty()) {
      return chain.ground().snapshot().origin().simulated()
          ? "; this computer is not asked, since the demo's addresses are simulated"
          : "";
    }
    if (!differing.isEmpty()) {
      return "; this computer gets another answer, so what it meets at that address may be something"
          + " else";
    }
    return answers == outside.size()
        ? ", here as there: from the caller and from this computer"
        : ", and " + answers + " of " + outside.size() + " from this computer";
  }

  private CheckResult request(Lead lead) {
    CheckResult inside = chain.ask(front.get(lead.path()), chain.asked().to());
    made.add(inside);
    String line = front.words(lead.path(), chain.to()) + ": from the caller " + answer(inside);
    boolean simulated = chain.ground().snapshot().origin().simulated();
    if (!simulated && !chain.fromLaptop() && inside.outcome() != Outcome.CANCELLED) {
      CheckResult without = outside(front.get(lead.path()));
      made.add(without);
      outside.add(without);
      if (differ(inside, without)) {
        differing.add(lead);
      }
      line += ", from this computer " + answer(without);
    }
    evidence.add(line + " (" + lead.service().path() + ")");
    if (inside.outcome().aboutThePath()) {
      asked.add(lead);
      Optional<Cause> cause = judge(lead, inside);
      cause.ifPresent(
          c -> {
            failed.add(lead);
            causes.add(c);
          });
    }
    return inside;
  }

  private CheckResult outside(Question question) {
    return chain
        .asker()
        .outside(new CheckRequest(question, chain.asked().from(), chain.asked().to(), LIMIT));
  }

  private static boolean differ(CheckResult inside, CheckResult without) {
    return inside.outcome() == Outcome.ANSWERED
        && without.outcome() == Outcome.ANSWERED
        && status(inside) / 100 != status(without) / 100;
  }

  private static int status(CheckResult result) {
    return result.findings(Finding.Http.class).stream()
        .mapToInt(Finding.Http::status)
        .max()
        .orElse(0);
  }

  private static String answer(CheckResult result) {
    return result.outcome() == Outcome.ANSWERED
        ? Integer.toString(status(result))
        : result.outcome().text();
  }

  private Optional<Cause> judge(Lead lead, CheckResult result) {
    int status = status(result);
    String what = front.words(lead.path(), chain.to());
    String service = lead.service().path();
    if (result.outcome() != Outcome.ANSWERED) {
      String sentence =
          "A connection to the controller stands, and "
              + what
              + " gets no answer: "
              + result.outcome().text()
              + ".";
      return Optional.of(cause(Kind.BAD_BACKEND, sentence, lead));
    }
    if (status == 404) {
      return otherwise(lead, result);
    }
    if (status < 500) {
      return Optional.empty();
    }
    String why =
        switch (status) {
          case 502 ->
              ": it is refused or cut off by "
                  + service
                  + ", where nothing listens or another protocol is spoken";
          case 503 -> ": it knows no endpoint of " + service + " that it could use";
          case 504 ->
              ": " + service + " does not answer it in time, or a policy keeps it from there";
          default -> "";
        };
    Kind kind = status == 503 ? Kind.NO_ENDPOINTS : Kind.BAD_BACKEND;
    return Optional.of(
        cause(kind, "The controller answers " + what + " with " + status + why + ".", lead));
  }

  /// A 404 may be the program's own. One that comes just so for a host that nobody has named is the
  /// controller's.
  private Optional<Cause> otherwise(Lead lead, CheckResult result) {
    CheckResult control =
        chain.ask(front.get(lead.path(), "no-such-host.invalid"), chain.asked().to());
    made.add(control);
    boolean same = status(control) == 404 && shape(control).equals(shape(result));
    evidence.add(
        "the same path of a host that nobody has named: "
            + answer(control)
            + (same ? ", just the same" : ", not the same answer"));
    return same
        ? Optional.of(
            cause(
                Kind.DEFAULT_BACKEND,
                front.words(lead.path(), chain.to())
                    + " is answered by the controller's default backend (404): it does not know the"
                    + " host or the path, so it has not taken up "
                    + (chain.entry() == null ? "the rule" : chain.entry().ref().path())
                    + ".",
                lead))
        : Optional.empty();
  }

  /// What of an answer does not change with its time.
  private static List<String> shape(CheckResult result) {
    return result.findings(Finding.Http.class).stream()
        .flatMap(f -> f.headers().stream())
        .filter(h -> h.matches("(?i)(content-length|content-type|server):.*"))
        .sorted()
        .toList();
  }

  private Cause cause(Kind kind, String sentence, Lead lead) {
    return new Cause(kind, sentence, List.of(), next(lead));
  }

  /// The backend, asked from where the controller stands.
  private Next next(Lead lead) {
    int port = lead.port() == null ? 0 : lead.port().number();
    Question reach = new Question.Reach(port);
    Target to = new Target.ServiceTarget(lead.service());
    return controller()
        .map(
            p ->
                Next.check(
                    "Ask the service from the controller's pod " + p.name(),
                    new CheckRequest(reach, ClosedCauses.container(p), to, Duration.ofSeconds(12))))
        .orElseGet(() -> Next.check("Ask the service itself", chain.request(reach, to)));
  }

  /// A pod of the controller in which something runs.
  private Optional<Pod> controller() {
    return chain.controllers().stream().filter(p -> !p.servingContainers().isEmpty()).findFirst();
  }

  private Fix fix(Cause cause) {
    String context = chain.ground().context();
    if (cause.kind() == Kind.TLS && chain.entry() != null) {
      return Fix.kubectl(
          "See which secret it names for TLS, then whether that is there, of type"
              + " kubernetes.io/tls",
          Kubectl.describe(context, chain.entry().ref()));
    }
    return controller()
        .map(
            p ->
                Fix.kubectl(
                    "See what the controller says of it",
                    Kubectl.logs(context, ClosedCauses.container(p))))
        .orElseGet(
            () ->
                Fix.kubectl(
                    "See what its controller says of it",
                    chain.entry() == null ? "" : Kubectl.describe(context, chain.entry().ref())));
  }

  /// What the certificate tells: of a secret that is absent controllers show a certificate of their
  /// own making.
  private void handshake() {
    CheckResult tls = chain.ask(front.handshake(), chain.asked().to());
    made.add(tls);
    Optional<Finding.Tls> found = Certificates.of(tls);
    evidence.add(Seen.line(tls) + found.map(f -> Certificates.words(f)).orElse(""));
    if (!tls.outcome().aboutThePath()) {
      return;
    }
    Next again = Next.check("Shake hands again", tls.request());
    String host = front.host().isEmpty() ? chain.to() : front.host();
    int before = causes.size();
    if (tls.outcome() != Outcome.ANSWERED) {
      String sentence = "The TLS handshake for " + host + " fails: " + tls.outcome().text() + ".";
      causes.add(new Cause(Kind.TLS, sentence, List.of(), again));
    } else if (found.filter(Certificates::makeshift).isPresent()) {
      String sentence =
          "The controller shows its own makeshift certificate for "
              + host
              + ": the secret that is named for TLS is absent, or holds no certificate for it.";
      causes.add(new Cause(Kind.TLS, sentence, List.of(), again));
    } else {
      found
          .flatMap(Certificates::turnedDown)
          .ifPresent(
              p ->
                  causes.add(
                      new Cause(
                          Kind.TLS, "Clients turn its certificate down: " + p, List.of(), again)));
    }
    unshaken.addAll(causes.subList(before, causes.size()));
  }
}
